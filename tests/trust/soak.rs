//! Sessions that stay open for long: memory and write-ahead log stay as small as they were.
