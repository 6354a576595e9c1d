module github.com/pressoir/pressoir

go 1.26.0

