package french

// Months are the months of the year as French writes them, January first.
var Months = [12]string{
	"janvier", "février", "mars", "avril", "mai", "juin",
	"juillet", "août", "septembre", "octobre", "novembre", "décembre",
}

// Weekdays are the days of the week as French writes them, Sunday first as in
// the time package.
var Weekdays = [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
