package searchtest

import (
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

// pages are the articles of the suite, all invented. The tests below name them
// by their slugs; whoever adds one looks at the counts they expect.
func pages() []page {
	return append(append(institutePages(), otherPages()...), fillerPages()...)
}

func institutePages() []page {
	return []page{
		{
			slug: "colloque-visages", title: "Un colloque sur la reconnaissance faciale", date: "2019-11-14",
			lead:   "Chercheurs et policiers débattent deux jours durant de l’usage des caméras.",
			text:   "La reconnaissance faciale était au cœur du colloque. L’établissement accueillait deux cents personnes.\n\nLe respect de la vie privée a dominé les échanges, selon les organisateurs.",
			crumbs: "Accueil > Actualités > Colloques", events: "colloque", authors: "Anne Vasseur", tags: "visage, vie privée",
			quotes: []turn{{speaker: "Claire Dumont", role: "magistrate", words: "La loi doit dire qui regarde et pourquoi."}},
		},
		{
			slug: "entretien-bertin", title: "Hugo Bertin : « Le partenariat est notre force »", date: "2019-12-02", kind: news.KindInterview,
			lead:   "Le directeur revient sur le colloque de novembre.",
			crumbs: "Accueil > Actualités > Entretiens", authors: "Anne Vasseur", tags: "visage, partenariat",
			turns: []turn{
				{"Hugo Bertin", "directeur de l’école", "Pourquoi un colloque sur la reconnaissance faciale ?", "Parce que nos élèves l’emploieront demain. Le partenariat avec l’université nous donne le recul nécessaire.", false},
				{"Hugo Bertin", "directeur de l’école", "Que ferez-vous en 2020 ?", "Nous ouvrirons un laboratoire consacré à l’image.", false},
			},
		},
		{
			slug: "partenariat-universite", title: "L’école signe un partenariat avec l’université", date: "2018-03-05T09:30:00+01:00",
			lead: "La convention a été signée lundi.", crumbs: "Accueil > Actualités > Partenariats",
			text:   "Les deux établissements partageront leurs formations. Des élections auront lieu au conseil. Le président de l’université a salué un accord « utile aux élèves ».",
			events: "cérémonie", authors: "Paul Ménard", tags: "partenariat",
			quotes: []turn{{speaker: "HUGO BERTIN", role: "directeur", words: "Cet accord est utile aux élèves."}},
		},
		{
			slug: "remise-diplomes", title: "Remise des diplômes à la 70e promotion", date: "2018-07-06",
			lead: "Cent vingt élèves ont reçu leur diplôme.", crumbs: "Accueil > Actualités > Cérémonies",
			text:   "La cérémonie s’est tenue dans la cour d’honneur. Le préfet a salué les élèves de l’école.",
			events: "cérémonie", tags: "promotion",
			quotes: []turn{{speaker: "Jean Morel", role: "préfet", words: "Vous êtes attendus sur le terrain.", guessed: true}},
		},
		{
			slug: "formation-continue", title: "La formation continue se réforme", date: "2020-01-20", crumbs: "Accueil > Formation",
			text: "Les commissaires suivront chaque année un stage de formation. Aujourd’hui, un stage sur deux est suivi à distance.",
			tags: "formation", authors: "Paul Ménard",
		},
		{
			slug: "recherche-cameras", title: "Que valent les caméras ? Une recherche répond", date: "2021-05-11", crumbs: "Accueil > Recherche",
			text: "Une caméra ne suffit pas. Les chercheurs ont étudié trois villes pendant deux ans. Le cœur de leur étude tient en une phrase : l’image ne remplace pas la présence.",
			tags: "caméra, recherche", authors: "Élodie Garnier",
		},
		{
			slug: "tribune-liberte", title: "Tribune : sécurité et liberté ne s’opposent pas", date: "2021-09-01", kind: news.KindOpinion, section: "Opinions",
			text:    "Il n’y a pas de sécurité sans liberté. La reconnaissance d’un visage n’est pas la reconnaissance d’une personne, et la technique faciale reste faillible.",
			authors: "Claire Dumont", tags: "vie privée",
		},
		{
			slug: "communique-concours", title: "Concours : les inscriptions sont ouvertes", date: "2022-02-01", kind: news.KindPressRelease, section: "Concours",
			text: "Les candidats ont jusqu’au 15 mars pour s’inscrire au concours de commissaire. Les épreuves auront lieu en mai.",
			tags: "concours",
		},
		{
			slug: "maison-ferme", title: "Une ferme de maïs au nord", date: "2022-08-30", crumbs: "Accueil > Actualités",
			text: "Le maïs a souffert de la sécheresse, et la récolte sera mince.",
		},
		{
			slug: "mais-encore", title: "Une année difficile, mais utile", date: "2022-12-24", crumbs: "Accueil > Actualités",
			text: "L’année fut longue, mais elle fut utile. Le comité se réunira à Noël.",
		},
		{slug: "sans-date", title: "Plan d’accès à l’école", text: "Pour venir à l’école, prenez le bus 43 à la gare.", crumbs: "Accueil > Informations pratiques"},
	}
}

func otherPages() []page {
	return []page{
		{
			slug: "lyon/tramway", host: "www.gazette.exemple.org", site: "La Gazette", title: "Le tramway retardé par les travaux",
			date: "2019-06-18", section: "Transports", authors: "Léa Fontaine, Paul Ménard", tags: "tramway, travaux",
			text:   "Les travaux de la ligne 6 ont pris du retard. La mairie promet une ouverture avant l’hiver.",
			quotes: []turn{{speaker: "Léon Roux", role: "adjoint au maire", words: "Nous ouvrirons la ligne avant l’hiver, comme Claire Dumont le demandait."}},
		},
		{
			slug: "lyon/tramway-ouverture", host: "www.gazette.exemple.org", site: "La Gazette", title: "La ligne 6 du tramway ouvre enfin",
			date: "2019-12-20", section: "Transports", authors: "Léa Fontaine", tags: "tramway", events: "inauguration",
			text: "Après deux ans de travaux, le tramway roule. Les élus ont coupé le ruban devant la gare.",
		},
		{
			slug: "en/privacy", title: "Facial recognition and privacy: a conference report", language: "en", date: "2019-11-20",
			text: "Researchers discussed the limits of cameras in public places. The police school hosted the event.", crumbs: "Accueil > English",
		},
		{
			slug: "culture/festival", host: "www.gazette.exemple.org", site: "La Gazette", title: "Un été au festival", date: "2023-07-14",
			section: "Culture", text: "Cet été, le festival a réuni dix mille personnes. Les œuvres d’un sculpteur étaient exposées au cœur du parc.",
			tags: "festival",
		},
		{
			slug: "porte-parole", host: "www.gazette.exemple.org", site: "La Gazette", title: "Le porte-parole du ministère répond", date: "2023-01-09",
			section: "Politique", text: "Le porte-parole a répondu aux questions. La police municipale sera renforcée, a-t-il dit. Les villes moyennes le demandaient depuis longtemps.",
		},
	}
}

// fillerPages are so many that paging has something to page through.
func fillerPages() []page {
	subjects := []string{
		"budget", "voirie", "piscine", "bibliothèque", "marché", "jardin", "stade", "théâtre",
		"cantine", "crèche", "musée", "fontaine", "éclairage", "passerelle",
	}
	list := make([]page, len(subjects))
	for i, s := range subjects {
		day := news.Date([]string{"2024-01-05", "2024-01-05", "2024-02-11", "2024-03-01T08:00:00+01:00"}[i%4])
		list[i] = page{
			slug: "conseil/" + slug(s), host: "www.gazette.exemple.org", site: "La Gazette", date: day, section: "Conseil municipal",
			title: "Conseil municipal : " + s, text: "Le conseil municipal a délibéré. Le dossier " + s + " revient à la prochaine séance.",
			tags: "conseil, " + s,
		}
	}
	list[0].tags += ", dépenses, recettes, impôts, dette, emprunt" // more tags than a facet shows
	return list
}

// slug is a subject as it stands in an address.
func slug(subject string) string {
	return strings.NewReplacer("è", "e", "é", "e", "â", "a").Replace(subject)
}
