package demosite

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
)

// The size of the pictures: enough to be seen, a few hundred bytes as PNG.
const (
	imageWidth  = 32
	imageHeight = 18
)

// pictures names the pictures articles may use, each with its ground colour.
var pictures = map[string]color.RGBA{
	"salle":    {0x6b, 0x4f, 0x3a, 0xff},
	"cour":     {0x4a, 0x6b, 0x3a, 0xff},
	"exercice": {0x8a, 0x3a, 0x2a, 0xff},
	"labo":     {0x2a, 0x4a, 0x7a, 0xff},
	"puce":     {0x00, 0x33, 0x66, 0xff},
}

func imagePath(name string) string { return "/images/" + name + ".png" }

// drawPicture makes a sky over a ground of the given colour.
func drawPicture(ground color.RGBA) ([]byte, error) {
	const horizon = imageHeight * 2 / 3
	sky := color.RGBA{0xc4, 0xd8, 0xe8, 0xff}
	img := image.NewRGBA(image.Rect(0, 0, imageWidth, imageHeight))
	for y := range imageHeight {
		for x := range imageWidth {
			if y < horizon {
				img.SetRGBA(x, y, sky)
			} else {
				img.SetRGBA(x, y, ground)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil, fmt.Errorf("picture: %w", err)
	}
	return b.Bytes(), nil
}

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><circle cx="24" cy="24" r="22" fill="#036"/><path d="M24 8l14 28H10z" fill="#fff"/></svg>`
