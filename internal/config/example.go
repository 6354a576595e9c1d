package config

import _ "embed"

// Example is a configuration file with everything explained.
//
//go:embed example.toml
var Example string
