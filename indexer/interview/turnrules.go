package interview

// turnRules says of each form, in one sentence, how its turns are told apart.
// --explain prints it beside the form's name, and docs/who-speaks.md lists it.
var turnRules = map[string]string{
	"letters Q and R":               "turns begin with « Q » and « R », or with the words written out",
	"names of who speaks":           "turns begin with a name, initials, a role or the paper's name, and whoever mostly asks is the interviewer",
	"class question":                "the page's markup calls these paragraphs questions",
	"definition list":               "the terms of a definition list ask, what is said of them answers",
	"bold heading h2":               "bold headings of the second level ask, the text below answers",
	"bold heading h3":               "bold headings of the third level ask, the text below answers",
	"bold heading h4":               "bold headings of the fourth level ask, the text below answers",
	"heading h2":                    "headings of the second level ask, the text below answers",
	"heading h3":                    "headings of the third level ask, the text below answers",
	"heading h4":                    "headings of the fourth level ask, the text below answers",
	"heading h5 or h6":              "headings of the lowest levels ask, the text below answers",
	"bold":                          "bold lines ask, what follows each of them answers",
	"italic, the first in bold too": "lines in italics ask, what follows each of them answers",
	"class of its own":              "the questions share a class of the markup that little else has",
	"capitals":                      "lines in capitals ask, what follows each of them answers",
	"quote block":                   "single quote blocks ask, what follows each of them answers",
	"dash and question mark":        "lines ask that open with a dash and end with a question mark",
	"first line of a paragraph":     "the first line of a paragraph ends with a question mark, the lines behind the break answer it",
	"question mark, answer in quotation marks": "a paragraph ends with a question mark, the next opens quotation marks",
	"paragraph that ends with a question mark": "short paragraphs that end with a question mark ask, and the page calls itself an interview",
}

// ruleOf is what --explain says of an exchange read by a form.
func ruleOf(form string) string { return "« " + form + " »: " + turnRules[form] }
