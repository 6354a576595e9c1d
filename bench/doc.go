// Package bench weighs Pressoir's reader against the two best known readers
// for Go, and against parsing alone; its command size weighs the search over a
// large corpus against stock Bleve. It is a module of its own, so that the
// program does not carry what it is compared with.
package bench
