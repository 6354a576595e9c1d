package extract

// What stands on French pages around and between articles. Each list says in
// which form its entries are: plain (see key) unless noted.

// hereMarks open a trail; lower case, as printed.
var hereMarks = [...]string{"vous êtes ici", "vous êtes dans", "vous etes ici", "vous etes dans", "you are here", "tu es ici", "êtes-vous ici", "vous vous trouvez ici", "navigation :"}

// homeLabels are names of the home page in a trail.
var homeLabels = [...]string{"accueil", "home", "accueildusite", "pagedaccueil", "retouralaccueil", "homepage", "alaune", "laune", "une"}

// backLabels begin a link that leads back, and is no trail.
var backLabels = [...]string{"retour", "toutes", "tous", "back", "voirtou", "precedent", "revenir"}

// agencies are news agencies, as bylines print them.
var agencies = [...]string{
	"AFP", "Agence France-Presse", "AFP-Services", "AFP Services", "Reuters", "AP", "Associated Press", "Belga", "ATS", "Keystone-ATS", "EFE", "DPA", "ANSA", "APA",
	"Xinhua", "TASS", "UPI", "Relaxnews", "ETX", "AFP Relaxnews", "La Presse Canadienne", "Agence QMI", "AEF", "APM", "News Tank", "MAP", "APS", "TAP", "APIC", "Bloomberg",
}

// noPerson are words that no person's name holds: what has one is an outlet,
// a team or a function.
var noPerson = set("source", "sources", "redaction", "redac", "magazine", "journal", "equipe", "collectif", "association", "agence", "presse", "site", "blog", "news", "actu", "actualites", "actualite", "info", "infos",
	"admin", "administrateur", "webmaster", "webmestre", "service", "services", "communication", "direction", "ministere", "universite", "institut", "ecole", "mairie", "ville", "com", "fr", "org",
	"www", "http", "https", "le", "la", "les", "un", "une", "media", "medias", "radio", "tv", "france", "editorial", "team", "staff", "contributeur", "contributeurs", "invite", "auteur", "auteurs",
	"photo", "photos", "video", "videos", "partager", "facebook", "twitter", "abonnes", "lecteurs", "federation", "syndicat", "fondation", "comite", "conseil", "societe", "groupe", "club", "centre",
	"reuters", "afp", "avec", "par", "pour", "dans", "sur", "publie", "mis", "jour", "lire", "voir", "suivre", "article", "articles", "commentaire", "commentaires", "tous", "toutes", "notre", "nos", "ses", "son", "sa", "mes", "mon", "leurs", "leur",
	"ligne", "monde", "figaro", "liberation", "parisien", "obs", "express", "mediapart", "orange", "wikipedia", "unknown", "anonyme", "inconnu", "user", "author", "by", "and", "the", "of", "written", "translated", "cookie", "inscrire", "connecter", "archives", "accueil",
	"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre", "hier", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

// roleWords begin what a byline glues behind a name.
var roleWords = set("journaliste", "reporter", "redacteur", "redactrice", "correspondant", "correspondante", "envoye", "envoyee", "envoyes", "chef", "directeur", "directrice", "grand", "grande", "auteur", "autrice", "auteure",
	"sociologue", "historien", "historienne", "professeur", "professeure", "chercheur", "chercheuse", "maitre", "docteur", "docteure", "doctorant", "doctorante", "editorialiste", "chroniqueur", "chroniqueuse", "photographe", "stagiaire",
	"avocat", "avocate", "economiste", "philosophe", "ecrivain", "ecrivaine", "president", "presidente", "membre", "bureau", "service", "rubrique", "pigiste", "blogueur", "blogueuse", "geographe", "politologue", "psychologue", "medecin", "psychiatre", "militant", "militante", "diplome", "diplomee", "essayiste", "romancier", "romanciere", "anthropologue", "mis", "publie", "le", "à", "suivre", "voir", "pour")

// relatedMarks begin a line that leads to other articles.
var relatedMarks = [...]string{
	"lireaussi", "alireaussi", "alire", "lireegalement", "alireegalement", "voiraussi", "avoiraussi", "surlememesujet", "surlememetheme", "articlesimilaire", "articlessimilaires", "articleslies",
	"articlesassocies", "aussiadecouvrir", "adecouvrir", "decouvrezaussi", "vousaimerezaussi", "vousaimerezpeutetre", "celapourraitvousinteresser", "plusdinfos", "ecouteraussi", "lirelasuite",
	"lirenotreenquete", "lirenotredossier", "lirelarticle", "lirelire", "notredossier", "pourallerplusloin", "readmore", "readalso", "seealso", "related", "retrouveztous", "retrouveznotre", "enimages", "relire", "video", "derniersarticles",
	"dansnotredossier", "laredactionvousconseille", "lauteurvousrecommande", "nousvousconseillons", "nosrecommandations", "noslecteursontluaussi", "ontluaussi", "danslamemerubrique", "danslarubrique", "enrelation", "lesplusluss", "lesarticleslesplus", "autresarticles", "lesderniersarticles", "adecouvriraussi", "aecouter", "aregarder",
}

// endMarks begin what stands after an article's end: from there on, short
// blocks are no text.
var endMarks = [...]string{
	"recommandercettepage", "hautdepage", "hautdelapage", "retourenhaut", "partagercet", "partagercette", "partagersur", "partager", "imprimer", "envoyerparmail", "envoyeraunami", "commentaires", "laisseruncommentaire", "ajouteruncommentaire",
	"laissezuncommentaire", "reagir", "repondre", "inscrivezvous", "abonnezvous", "suiveznous", "suivrenous", "suivreleblog", "newsletter", "recevez", "motscles", "tags", "mot clef", "etiquettes", "classedans", "publiedans", "poster", "postedin", "filedunder",
	"tousdroitsreserves", "copyright", "mentionslegales", "contact", "plandusite", "accessibilite", "credits", "creditphoto", "creditsphoto", "articlesuivant", "articleprecedent", "precedent", "suivant", "navigation", "share", "leaveareply", "leaveacomment",
	"cetarticlevousaplu", "sicetarticlevousa", "imagedeune", "imagealaune", "photodeune", "vousavezaime", "sivousavezaime", "tempsdelecture", "enregistrer", "pourecouternos", "retrouveznos", "soutenez", "faitesundon", "signaler", "permalien", "permalink", "cettepage", "versionimprimable", "telecharger", "ilvousreste", "lasuiteestreservee", "similaire", "jaime", "likethis", "pagesuivante", "pageprecedente", "retoura", "toutelactu",
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// contactMarks are the line that heads an institution's addresses for the
// press, below its text; plain.
var contactMarks = set("contactpresse", "contactspresse", "contactmedia", "contactsmedia", "contactmedias", "contactsmedias", "contactdepresse", "contactsdepresse", "servicedepresse")

// commentMarks head the readers' comments.
var commentMarks = [...]string{"commentaires", "commentaire", "laisseruncommentaire", "laissezuncommentaire", "voscommentaires", "reactions", "vosreactions", "leaveareply", "leaveacomment", "comments", "postuncommentaire", "ajouteruncommentaire", "poster un commentaire"}

// publishedMarks stand before the date of publication; plain.
var publishedMarks = [...]string{"publie", "publication", "poste", "misenligne", "miseenligne", "paru", "parle", "ecritle", "redige", "diffusele", "posted", "published", "cree", "datede", "editele", "misenlignele", "enlignele", "reperepar"}

// modifiedMarks stand before the date of the last change; plain.
var modifiedMarks = [...]string{"misajour", "miseajour", "modifie", "modification", "maj", "actualise", "updated", "modified", "corrige"}

// otherMarks stand before dates that are not the article's; plain.
var otherMarks = [...]string{"sortie", "du", "jusquau", "apartirdu", "rendezvous", "inscription", "aulieu", "neele", "nele", "edition", "numero", "mensuel", "consultele", "dossier"}
