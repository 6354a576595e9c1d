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
		michele-m anthime auxence calliste eustache isee jorge enrique felipe jaime vicente clemente pepe kane kofi blake pete cole dale duke jude louis charles`)
	femaleNames = set(`fatou aissatou aminatou mariatou astrid carmen ingrid judith isabel sarah sara hannah hanna deborah elizabeth ruth edith marion manon lison alison agnes ines
		anais iris doris gladys lou maud margot margaux muriel rachel gwen nolwenn esther jennifer susan linh joan jill karen kathleen marilyn
		megan meghan nancy mary betty wendy kelly emily sally molly lily lucy dorothy kathy sandy vivian beth janet ann helen ellen evelyn
		gwendolyn lauren erin robyn allison sharon oprah mercedes pilar dolores rosario consuelo raquel maryam meryem zohra yasmin nour
		fleur solen sterenn rozenn katell madison axelle assia soizic charlott carol meryl cheryl sibyl sigrid gudrun margaret michelle annick
		maite zoe chloe noemie salome daphne cleo leonor elisabet alienor lys ondine mai thi huong fanny cathy anny anouk chantal christel kristell klervi maelys maylis mailys nais nell tifenn meriem manel hayat hajar nawal nawel siham sihem souad ibtissem
		ikram hanane mimi naomi najat fati`)
	eitherNames = set(`dominique camille claude sacha alix andrea kim sam alex charlie morgan jo lee ange noam eden maxence sasha robin leslie
		stephanie-m gael yael jocelyn`)
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
