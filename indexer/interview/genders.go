package interview

import "strings"

// First names that the rule of their ending gets wrong: most names in -e and
// -a are women's, most others men's.
var (
	maleNames = set(`alexandre adama antoine pierre philippe jerome christophe guillaume maxime stephane patrice serge georges andre rene basile
		emile eugene etienne fabrice gregoire hippolyte hugues jacques jules maurice rodolphe theodore theophile timothee yves george mike
		steve dave joe bruce kyle luke jake zinedine achille ambroise anatole aime aristide blaise baptiste barthelemy cedric charlie come
		cyrille edgar elie felice gilles isidore lazare leandre octave pacome philibert pierre prosper rodrigue
		sylvestre tancrede ulysse valere wilfride alphonse anselme apollinaire auguste gustave herve hyacinthe
		josue jose lance leopold mathurin narcisse noe nicolae petre romeo tristan vivien wayne luca noa joshua mustapha nikola issa moussa
		abdallah elia ilia costa attila yahya zakaria abou toufik bouba jean giuseppe salvatore dante davide emanuele gabriele
		michele-m anthime auxence calliste eustache isee jorge enrique felipe jaime vicente clemente pepe kane kofi blake pete cole dale duke jude louis charles
		abderrahmane abdoulaye abdourahmane adolphe aissa alfonse alioune amine arsene azzedine brice calixte clotaire daisuke desire dieudonne
		dwayne emre ezra gianluca gonzague guenole hamza harouna heliodore hilaire hocine honore horace ibrahima irenee jeremie jesse krishna
		lamine leonce louka luka mahe marouane mircea moise moshe moustapha narendra nicaise noreddine noureddine onesime othmane ousmane
		placide ramdane rayane reza samba sixte slimane sofiane sophiane sosthene souleymane steeve taha terence thaddee theophane theotime
		tidiane timothe tobie uwe virgile yacine yacouba yahia yassine zacharie zayane`)
	femaleNames = set(`fatou aissatou aminatou mariatou astrid carmen ingrid judith isabel sarah sara hannah hanna deborah elizabeth ruth edith marion manon lison alison agnes ines
		anais iris doris gladys lou maud margot margaux muriel rachel gwen nolwenn esther jennifer susan linh joan jill karen kathleen marilyn
		megan meghan nancy mary betty wendy kelly emily sally molly lily lucy dorothy kathy sandy vivian beth janet ann helen ellen evelyn
		gwendolyn lauren erin robyn allison sharon oprah mercedes pilar dolores rosario consuelo raquel maryam meryem zohra yasmin nour
		fleur solen sterenn rozenn katell madison axelle assia soizic charlott carol meryl cheryl sibyl sigrid gudrun margaret michelle annick
		maite zoe chloe noemie salome daphne cleo leonor elisabet alienor lys ondine mai thi huong fanny cathy anny anouk chantal christel kristell klervi maelys maylis mailys nais nell tifenn meriem manel hayat hajar nawal nawel siham sihem souad ibtissem
		ikram hanane mimi naomi najat fati elisabeth audrey myriam magali nelly peggy ninon abigail aiko ashley astou athenais beatrix beatriz
		bintou bridget britney carolyn daisy dinah dolly eileen eleanor eleni elif amal amy emmy eszter farah felicity heather heidi hillary
		hind holly ibtissam ichrak iman imen ingeborg iseult isis isobel jenny joy katel katy keiko keziah kimberley kristin laly laurelenn
		lili lilou liz lorelei maddy mahaut mariam marilou maryannick maureen mirjam nadjat rocio sachiko scarlett shirley solenn stacy steffi
		suzy tess thais tiffany tracy yoko yseult zeynep zineb`)
	eitherNames = set(`dominique camille claude sacha alix andrea kim sam alex charlie morgan jo lee ange noam eden maxence sasha robin leslie
		stephanie-m gael yael jocelyn alexis dany daniele jackie jessy lois loan manoa marian nicola nikita sidney swann taylor terry
		hong jiang li min wei xi xiao yan zhang zhao chen wang`)
)

// genderOfName tells a person's gender from the folded words of the name, where it can.
func genderOfName(parts []string) gender {
	if len(parts) == 0 || !isFirstName(parts[0]) {
		return unknownGender
	}
	first, _, _ := strings.Cut(parts[0], "-")
	switch {
	case eitherNames[first]:
		return unknownGender
	case maleNames[first]:
		return male
	case femaleNames[first], strings.HasSuffix(first, "e"), strings.HasSuffix(first, "a"):
		return female
	}
	return male
}
