package server

import "testing"

func TestAccessibilityStatement(t *testing.T) {
	h := handler(t, full(t))
	contains(t, get(h, "/accessibilite").Body.String(), "Déclaration d’accessibilité", "non conforme au RGAA 4.1", "axe-core",
		"Elle n’a pas indiqué d’adresse ici", "Défenseur des droits")
	contains(t, get(h, "/accessibility", "Accept-Language", "en").Body.String(), "Accessibility statement", "not compliant")
	contains(t, get(h, "/").Body.String(), `<a href="/accessibilite">`)
	contains(t, get(h, "/?lang=en").Body.String(), `<a href="/accessibility?lang=en">`)
}

func TestContact(t *testing.T) {
	for contact, want := range map[string]string{
		"archives@institut.example":          `<a href="mailto:archives@institut.example">archives@institut.example</a>`,
		"https://institut.example/contact":   `<a href="https://institut.example/contact">`,
		"le bureau 12, au rez-de-chaussée":   `<strong>le bureau 12, au rez-de-chaussée</strong>`,
		"javascript:alert(1)":                `<strong>javascript:alert(1)</strong>`,
		"a@institut.example?bcc=b@x.example": `<strong>a@institut.example?bcc=b@x.example</strong>`,
		"Anna <a@institut.example>":          `<strong>Anna &lt;a@institut.example&gt;</strong>`,
	} {
		h := handler(t, full(t), func(c *Config) { c.Contact = contact })
		contains(t, get(h, "/accessibilite").Body.String(), want)
	}
}
