package interview

import "testing"

// Whole articles of the kinds that a newsroom writes: who says what from the
// first paragraph to the last, when names become roles, roles pronouns, and
// bodies nouns.
func TestWholeArticles(t *testing.T) {
	checkSpoken(t, []spoken{
		{"a dispatch on a strike", []string{
			"p Les bacs de la baie resteront à quai lundi, a annoncé vendredi l'Union des marins du golfe (UMG).",
			"p \"Personne ne traverse à dix nœuds avec un équipage de trois\", a expliqué à la presse son secrétaire général, Gaétan Prioul.",
			"p Le syndicaliste réclame \"deux postes par navire\" et dénonce \"un mépris constant\" de la compagnie.",
			"p Navibaie juge le mouvement \"incompréhensible en pleine saison\". \"Nous avons recruté dix matelots\", a fait valoir l'entreprise dans un communiqué.",
			"p Selon la préfecture du Ponant, \"aucune réquisition n'est prévue\".",
			"p \"On fera le tour par le pont\", soupire un habitant de l'île.",
		}, []string{
			"Personne ne traverse à dix nœuds avec un équipage de trois ← Gaétan Prioul",
			"deux postes par navire ← Gaétan Prioul",
			"un mépris constant ← Gaétan Prioul",
			"incompréhensible en pleine saison ← Navibaie",
			"Nous avons recruté dix matelots ← Navibaie",
			"aucune réquisition n'est prévue ← la préfecture du Ponant",
			"On fera le tour par le pont ← un habitant de l'île",
		}},
		{"a portrait", []string{
			"p À soixante ans, Maryse Audouin range ses outils. « J'ai commencé par balayer l'atelier », raconte la luthière.",
			"p Elle montre un violon sans cordes. « Celui-là m'a résisté dix ans. » Puis elle rit.",
			"p « Elle entend ce que le bois refuse », confie Basile Terrier, son apprenti. Lui qui ne jouait pas du tout s'est mis à l'alto.",
			"p « Un soir, ajoute-t-il, elle a joué pour nous seuls. »",
			"p Maryse Audouin dit avoir « assez de sapin pour trois vies ».",
		}, []string{
			"J'ai commencé par balayer l'atelier ← Maryse Audouin",
			"Celui-là m'a résisté dix ans. ← Maryse Audouin",
			"Elle entend ce que le bois refuse ← Basile Terrier",
			"Un soir elle a joué pour nous seuls. ← Basile Terrier",
			"assez de sapin pour trois vies ← Maryse Audouin",
		}},
		{"a council meeting", []string{
			"p La séance a été longue. La maire, Clotilde Farge, a défendu « un budget de prudence ».",
			"p « Vous coupez dans les cantines », lui a lancé Hervé Lagarde, chef de l'opposition.",
			"p « C'est faux », a répliqué la maire. « Les repas coûteront le même prix », a-t-elle insisté.",
			"p M. Lagarde n'en démord pas : « Relisez la page douze de votre propre rapport. »",
			"p L'adjointe aux finances, Nora Ziani, a rappelé que « la dette a baissé d'un tiers ».",
			"p « Nous verrons en juin », a conclu Mme Farge.",
		}, []string{
			"un budget de prudence ← Clotilde Farge",
			"Vous coupez dans les cantines ← Hervé Lagarde",
			"C'est faux ← Clotilde Farge",
			"Les repas coûteront le même prix ← Clotilde Farge",
			"Relisez la page douze de votre propre rapport. ← Hervé Lagarde",
			"la dette a baissé d'un tiers ← Nora Ziani",
			"Nous verrons en juin ← Clotilde Farge",
		}},
		{"a study", []string{
			"p Les nuits se réchauffent plus vite que les jours, selon une étude parue dans les Cahiers du climat.",
			"p \"Les nuits tropicales ont triplé\", souligne cette étude parue dans les Cahiers du climat.",
			"p \"Le sommeil en souffre\", ajoutent les auteurs, qui appellent à \"planter des arbres\".",
			"p \"C'est un travail solide\", commente la climatologue Ysoline Baret, qui n'y a pas participé. \"Mais il manque les villages\", nuance-t-elle.",
		}, []string{
			"Les nuits tropicales ont triplé ← cette étude parue dans les Cahiers du climat",
			"Le sommeil en souffre ← cette étude parue dans les Cahiers du climat",
			"planter des arbres ← cette étude parue dans les Cahiers du climat",
			"C'est un travail solide ← Ysoline Baret",
			"Mais il manque les villages ← Ysoline Baret",
		}},
		{"a report with witnesses", []string{
			"p Ce matin-là, Samira, 24 ans, attend le car. « Il ne s'arrête plus ici depuis mars », dit-elle.",
			"p Plus loin, deux lycéens marchent. « On compte les voitures », sourit l'un d'eux.",
			"p Le chauffeur, lui, s'excuse. « Je n'ai pas choisi l'horaire », souffle-t-il.",
			"p Contactée, la région répond qu'elle « étudie un nouvel arrêt ».",
		}, []string{
			"Il ne s'arrête plus ici depuis mars ← Samira",
			"On compte les voitures ← l'un d'eux",
			"Je n'ai pas choisi l'horaire ← Le chauffeur",
			"étudie un nouvel arrêt ← la région",
		}},
		{"a culture page without speech", []string{
			"p Le film « Les Grands Fonds » sort mercredi. L'album « Sel » le suivra.",
			"p La chanteuse Oriane Delmas, dite « la Mouette », y joue une gardienne de phare.",
			"p Le prix « Écume d'or » sera remis en mai.",
		}, nil},
	})
}

// More of them: a trial, a match, a scientist's warning, a letter, a tribute.
func TestMoreArticles(t *testing.T) {
	checkSpoken(t, []spoken{
		{"a trial", []string{
			"p Le tribunal de Vals a jugé mardi l'armateur Octave Sénéchal.",
			"p \"Je n'ai rien signé\", a-t-il martelé à la barre.",
			"p La procureure, Hermine Jaubert, a requis deux ans. \"Il savait tout\", a-t-elle lancé.",
			"p Pour son avocat, Me Tanguy Rolland, le dossier est \"vide comme une cale\".",
			"p \"Nous ferons appel\", a prévenu Me Rolland.",
		}, []string{
			"Je n'ai rien signé ← Octave Sénéchal",
			"Il savait tout ← Hermine Jaubert",
			"vide comme une cale ← Tanguy Rolland",
			"Nous ferons appel ← Tanguy Rolland",
		}},
		{"a match", []string{
			"p Vals a perdu en finale. \"On a manqué de jambes\", a reconnu l'entraîneuse, Katell Morin.",
			"p \"Il fallait tirer plus tôt\", a regretté la capitaine Inès Daoud, qui veut \"revenir l'an prochain\".",
			"p \"Elles ont été grandes\", a salué Katell Morin.",
			"p L'attaquante Doriane Lopès a promis que \"la coupe reviendra au village\".",
		}, []string{
			"On a manqué de jambes ← Katell Morin",
			"Il fallait tirer plus tôt ← Inès Daoud",
			"revenir l'an prochain ← Inès Daoud",
			"Elles ont été grandes ← Katell Morin",
			"la coupe reviendra au village ← Doriane Lopès",
		}},
		{"a warning", []string{
			"p Le glacier recule de deux mètres par an, prévient Armel Quintin, glaciologue.",
			"p « Nous mesurons depuis 1960 et nous n'avions jamais vu cela. »",
			"p Le chercheur plaide pour « un refuge plus haut ». D'après lui, « le sentier tombera avant dix ans ».",
			"p La commune, elle, « étudie plusieurs tracés », indique la mairie.",
		}, []string{
			"Nous mesurons depuis 1960 et nous n'avions jamais vu cela. ← Armel Quintin",
			"un refuge plus haut ← Armel Quintin",
			"le sentier tombera avant dix ans ← Armel Quintin",
			"étudie plusieurs tracés ← la mairie",
		}},
		{"an open letter", []string{
			"p Trente bibliothécaires ont écrit au ministère. « Nos salles ferment l'une après l'autre », dénoncent les signataires.",
			"p « Nous recevrons une délégation », a répondu le ministère de la Lecture.",
			"p Le ministère « ne commente pas les chiffres ».",
		}, []string{
			"Nos salles ferment l'une après l'autre ← les signataires",
			"Nous recevrons une délégation ← le ministère de la Lecture",
			"ne commente pas les chiffres ← le ministère de la Lecture",
		}},
		{"a tribute", []string{
			"p La comédienne Flavie Esnault est morte dimanche. « Elle ne trichait pas », a écrit le metteur en scène Gildas Pérec.",
			"p « Une voix s'éteint », a réagi la ministre de la Culture, Rose Amiel.",
			"p « Elle m'a tout appris », confie à notre journal sa nièce, Lola Esnault.",
		}, []string{
			"Elle ne trichait pas ← Gildas Pérec",
			"Une voix s'éteint ← Rose Amiel",
			"Elle m'a tout appris ← Lola Esnault",
		}},
	})
}
