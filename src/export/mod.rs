//! What leaves a board: the formats, and the file they are written to.

pub mod csv;
pub mod file;
pub mod markdown_html;
