package extract

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// traits are what an element's tag, class, id and role say of it.
type traits uint32

const (
	traitNav traits = 1 << iota
	traitHeader
	traitFooter
	traitAside
	traitComment
	traitRelated
	traitShare
	traitPromo
	traitForm
	traitTool
	traitHidden
	traitTags
	traitCrumbs
	traitBio
	traitTitle
	traitLead
	traitAuthor
	traitDate
	traitSection
	traitCaption
	traitCredit
	traitBody
	traitPull
	traitKicker
	traitEvent
)

// furniture is what stands around an article and is no part of its body.
const furniture = traitNav | traitHeader | traitFooter | traitAside | traitComment | traitRelated | traitShare |
	traitPromo | traitForm | traitTool | traitHidden | traitTags | traitCrumbs | traitBio

// hintWords are single words of class names and ids, as French and English
// content systems use them.
var hintWords = map[string]traits{
	"nav": traitNav, "navbar": traitNav, "navigation": traitNav, "menu": traitNav, "menus": traitNav, "submenu": traitNav, "pagination": traitNav, "pager": traitNav,
	"sommaire": traitNav, "toc": traitNav, "megamenu": traitNav, "onglets": traitNav, "topbar": traitNav, "navig": traitNav, "rubriques": traitNav, "trending": traitNav,
	"header": traitHeader, "entete": traitHeader, "masthead": traitHeader, "bandeau": traitHeader,
	"footer": traitFooter, "pied": traitFooter, "colophon": traitFooter, "copyright": traitFooter, "piedpage": traitFooter,
	"sidebar": traitAside, "aside": traitAside, "widget": traitAside, "widgets": traitAside, "extra": traitAside,
	"comment": traitComment, "comments": traitComment, "commentaire": traitComment, "commentaires": traitComment, "disqus": traitComment, "respond": traitComment, "commentlist": traitComment,
	"forums": traitComment, "commentform": traitComment, "commentary": traitComment,
	"related": traitRelated, "similaires": traitRelated, "recommended": traitRelated, "recommendations": traitRelated, "recommandations": traitRelated, "jp": traitRelated,
	"outbrain": traitRelated, "taboola": traitRelated, "teaser": traitRelated, "teasers": traitRelated, "lireaussi": traitRelated, "alire": traitRelated, "relatedposts": traitRelated,
	"voiraussi": traitRelated, "carousel": traitRelated, "slider": traitRelated, "popular": traitRelated, "mostread": traitRelated, "inread": traitRelated, "yarpp": traitRelated,
	"share": traitShare, "sharing": traitShare, "sharedaddy": traitShare, "partage": traitShare, "partager": traitShare, "social": traitShare, "socials": traitShare, "addtoany": traitShare,
	"addthis": traitShare, "sociaux": traitShare, "sharebar": traitShare, "shares": traitShare, "followus": traitShare, "reseaux": traitShare,
	"ad": traitPromo, "ads": traitPromo, "advert": traitPromo, "advertisement": traitPromo, "pub": traitPromo, "publicite": traitPromo, "promo": traitPromo, "sponsor": traitPromo,
	"newsletter": traitPromo, "newsletters": traitPromo, "cookie": traitPromo, "cookies": traitPromo, "consent": traitPromo, "cnil": traitPromo, "rgpd": traitPromo, "gdpr": traitPromo, "popup": traitPromo,
	"modal": traitPromo, "paywall": traitPromo, "subscribe": traitPromo, "abonnement": traitPromo, "abonnez": traitPromo, "dons": traitPromo, "donation": traitPromo,
	"tarteaucitron": traitPromo, "overlay": traitPromo, "lightbox": traitPromo, "offcanvas": traitPromo, "shop": traitPromo,
	"login": traitForm, "search": traitForm, "recherche": traitForm, "searchform": traitForm, "form": traitForm, "connexion": traitForm, "signin": traitForm,
	"toolbar": traitTool, "tools": traitTool, "outils": traitTool, "print": traitTool, "imprimer": traitTool, "actions": traitTool, "skip": traitTool, "tooltip": traitTool, "rating": traitTool,
	"noprint": traitTool, "counter": traitTool, "countdown": traitTool, "likes": traitShare,
	"tags": traitTags, "tag": traitTags, "keywords": traitTags, "motscles": traitTags, "hashtags": traitTags, "taglist": traitTags, "tagcloud": traitTags, "mots": traitTags, "tagged": traitTags,
	"breadcrumb": traitCrumbs, "breadcrumbs": traitCrumbs, "ariane": traitCrumbs, "filariane": traitCrumbs, "hierarchie": traitCrumbs, "crumbs": traitCrumbs, "crumb": traitCrumbs, "filarianne": traitCrumbs,
	"fildariane": traitCrumbs, "arborescence": traitCrumbs, "chemin": traitCrumbs, "breadcrumblist": traitCrumbs,
	"bio": traitBio, "biography": traitBio, "biographie": traitBio, "authorbox": traitBio,
	"title": traitTitle, "titre": traitTitle, "headline": traitTitle, "articletitle": traitTitle, "titrearticle": traitTitle, "titlearticle": traitTitle,
	"chapo": traitLead, "chapeau": traitLead, "lead": traitLead, "intro": traitLead, "introduction": traitLead, "standfirst": traitLead, "hat": traitLead, "accroche": traitLead,
	"desc": traitLead, "description": traitLead, "excerpt": traitLead, "lede": traitLead, "dek": traitLead, "subtitle": traitLead, "subheadline": traitLead, "deck": traitLead,
	"soustitre": traitLead, "subtitre": traitLead, "summary": traitLead, "resume": traitLead, "subhead": traitLead, "intertitre": 0,
	"author": traitAuthor, "authors": traitAuthor, "auteur": traitAuthor, "auteurs": traitAuthor, "byline": traitAuthor, "signature": traitAuthor, "vcard": traitAuthor, "journaliste": traitAuthor,
	"redacteur": traitAuthor, "sign": traitAuthor, "writer": traitAuthor, "auth": traitAuthor,
	"date": traitDate, "dates": traitDate, "published": traitDate, "pubdate": traitDate, "publication": traitDate, "datepublished": traitDate, "time": traitDate, "timestamp": traitDate, "datetime": traitDate, "posted": traitDate,
	"section": 0, "category": traitSection, "categories": traitSection, "categorie": traitSection, "rubrique": traitSection, "rubric": traitSection, "surtitre": traitKicker, "kicker": traitKicker,
	"cat": traitSection, "theme": traitSection, "topic": traitSection, "overline": traitKicker, "eyebrow": traitKicker, "thematique": traitSection,
	"caption": traitCaption, "legende": traitCaption, "legend": traitCaption, "credit": traitCaption | traitCredit, "credits": traitCaption | traitCredit, "figcaption": traitCaption, "copyrights": traitCredit,
	"exergue": traitPull, "pullquote": traitPull, "quotation": 0,
	"event": traitEvent, "agenda": traitEvent,
}

// hintPairs are two words in a row that say what neither says alone.
var hintPairs = map[string]traits{
	"fil ariane": traitCrumbs, "fil d": 0, "entry content": traitBody, "post content": traitBody, "article body": traitBody, "article content": traitBody, "article text": traitBody,
	"post body": traitBody, "post entry": traitBody, "story body": traitBody, "content body": traitBody, "body content": traitBody, "texte article": traitBody, "corps article": traitBody,
	"article corps": traitBody, "field body": traitBody, "name body": traitBody, "article texte": traitBody, "field item": 0, "corps texte": traitBody, "content text": traitBody, "rich text": traitBody,
	"lire aussi": traitRelated, "a lire": traitRelated, "voir aussi": traitRelated, "read more": traitRelated, "read also": traitRelated, "see also": traitRelated, "most read": traitRelated,
	"plus lus": traitRelated, "meme sujet": traitRelated, "meme theme": traitRelated, "more articles": traitRelated, "dernieres actus": traitRelated, "fil info": traitRelated, "fil actu": traitRelated,
	"last posts": traitRelated, "latest posts": traitRelated, "recent posts": traitRelated, "articles lies": traitRelated, "sur le": 0, "next prev": traitNav, "post navigation": traitNav,
	"author box": traitBio, "author bio": traitBio, "about author": traitBio, "author info": traitBio, "author description": traitBio, "bio auteur": traitBio, "author card": traitBio,
	"haut page": traitTool, "top page": traitTool, "back top": traitTool, "article title": traitTitle, "entry title": traitTitle, "post title": traitTitle, "alerte info": traitRelated,
	"mots cles": traitTags, "post tags": traitTags, "cat links": traitSection, "tag links": traitTags, "tags links": traitTags, "sous titre": traitLead, "ob desc": 0, "sub title": traitLead,
	"article header": 0, "entry header": 0, "post header": 0, "social media": traitShare, "follow us": traitShare, "pull quote": traitPull, "long form": 0, "post footer": traitTool, "entry footer": traitTool, "article footer": traitTool, "short form": 0, "date header": traitDate, "extra column": 0, "extra columns": 0,
	"doc titre": traitCaption, "doc descriptif": traitCaption, "doc legende": traitCaption, "doc credits": traitCaption | traitCredit, // SPIP, spip_doc_…
	"skip link": traitTool, "skip links": traitTool, "liens evitement": traitTool, "site header": traitHeader | traitNav, "site footer": traitFooter, "site title": 0, "site name": 0, "page title": traitTitle,
	"teaser text": traitLead, "widget title": 0, "comment count": traitTool, "comments link": traitTool, "nb comments": traitTool, "reading time": traitTool, "temps lecture": traitTool,
}

// muffles are words that make those behind them mean an absence or a wrapper:
// « has-sidebar », « no-comments », « article-and-aside ».
var muffles = map[string]bool{"has": true, "with": true, "no": true, "not": true, "without": true, "sans": true, "avec": true, "js": true, "type": true, "and": true, "et": true}

// hiddenNames are class names that hide an element; other names with
// « hidden » in them hide something else.
var hiddenNames = map[string]bool{"hidden": true, "invisible": true, "d-none": true, "hide": true, "display-none": true, "u-hidden": true, "is-hidden": true}

// traitsOfHint reads class names and ids, whatever their way of joining words.
func traitsOfHint(hint string) traits {
	var t traits
	for name := range strings.FieldsSeq(hint) {
		if hiddenNames[name] {
			t |= traitHidden
			continue
		}
		words := hintParts(name)
		if slices.Contains(words, "hentry") {
			return t & traitHidden // WordPress puts an article's categories and tags among its classes
		}
		t |= traitsOfWords(words)
	}
	return t
}

// hint is all that is known of a word.
type hint struct {
	traits  traits
	muffles bool
	pairs   bool // it may be the first of a pair
}

// hints put the lists together, so that a word is looked up once.
var hints = func() map[string]hint {
	m := make(map[string]hint, len(hintWords)+len(hintPairs)+len(muffles))
	for word, t := range hintWords {
		m[word] = hint{traits: t}
	}
	for pair := range hintPairs {
		word, _, _ := strings.Cut(pair, " ")
		h := m[word]
		h.pairs = true
		m[word] = h
	}
	for word := range muffles {
		m[word] = hint{muffles: true}
	}
	return m
}()

func traitsOfWords(words []string) traits {
	var t traits
	for i := 0; i < len(words); i++ {
		known := hints[words[i]]
		if known.muffles {
			return t
		}
		if known.pairs && i+1 < len(words) {
			if pair, ok := hintPairs[words[i]+" "+words[i+1]]; ok {
				t |= pair
				i++ // the pair speaks for both
				continue
			}
		}
		t |= known.traits
	}
	if t&traitLead != 0 {
		t &^= traitHeader // « header-dek »: the article's head, not the page's
	}
	return t
}

// hintParts cuts « articleBody nav_ariane » into article, body, nav, ariane.
func hintParts(hint string) []string {
	var words []string
	start, lower := -1, false
	cut := func(end int) {
		if start >= 0 {
			words = append(words, strings.ToLower(hint[start:end]))
		}
		start = -1
	}
	for i, r := range hint {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			cut(i)
		case unicode.IsUpper(r) && lower:
			cut(i)
			start = i
		case start < 0:
			start = i
		}
		lower = unicode.IsLower(r)
	}
	cut(len(hint))
	return words
}

// traitsOfTag reads the element's name, role, and attributes that hide it.
func traitsOfTag(n *html.Node) traits {
	t := tagTraits(n.DataAtom)
	for i := range n.Attr {
		value := n.Attr[i].Val
		switch n.Attr[i].Key {
		case "role":
			t |= roleTraits[value]
		case "hidden":
			t |= traitHidden
		case "style":
			if len(value) < 200 && strings.Contains(strings.ReplaceAll(strings.ToLower(value), " ", ""), "display:none") {
				t |= traitHidden
			}
		case "itemprop":
			t |= propTraits[value]
		case "aria-label":
			t |= labelTraits(value)
		case "aria-labelledby": // the id of what names it: « system-breadcrumb »
			t |= labelTraits(value) & traitCrumbs
		}
	}
	return t
}

func tagTraits(a atom.Atom) traits {
	switch a {
	case atom.Nav:
		return traitNav
	case atom.Header:
		return traitHeader
	case atom.Footer:
		return traitFooter
	case atom.Aside:
		return traitAside
	case atom.Form, atom.Button, atom.Fieldset, atom.Dialog:
		return traitForm
	case atom.Figcaption:
		return traitCaption
	case atom.Time:
		return traitDate
	}
	return 0
}

var roleTraits = map[string]traits{
	"navigation": traitNav, "banner": traitHeader, "contentinfo": traitFooter, "complementary": traitAside, "search": traitForm, "dialog": traitPromo, "menu": traitNav,
}

var propTraits = map[string]traits{
	"headline": traitTitle, "articleBody": traitBody, "author": traitAuthor, "datePublished": traitDate, "dateModified": traitDate, "articleSection": traitSection,
	"breadcrumb": traitCrumbs, "comment": traitComment, "keywords": traitTags, "caption": traitCaption, "alternativeHeadline": traitLead,
}

func labelTraits(label string) traits {
	switch k := key(label); {
	case strings.Contains(k, "ariane"), strings.Contains(k, "breadcrumb"), k == "vousetesici", k == "vousetesdans", k == "youarehere":
		return traitCrumbs
	case strings.Contains(k, "partag"), strings.Contains(k, "share"):
		return traitShare
	}
	return 0
}
