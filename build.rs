//! Turns the messages under `assets/locales` into the typed functions of `src/i18n`.

use std::path::Path;
use std::process::ExitCode;

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, build_from_locales_folder};

fn main() -> ExitCode {
    let Some(out) = std::env::var_os("OUT_DIR") else {
        eprintln!("OUT_DIR is not set: this is a Cargo build script");
        return ExitCode::FAILURE;
    };
    let path = |name: &str| Path::new(&out).join(name).to_string_lossy().into_owned();
    build_from_locales_folder(
        BuildOptions::default()
            .with_locales_folder("assets/locales")
            .with_output_file_path(&path("texts.rs"))
            .with_ftl_output(FtlOutputOptions::single_file(&path("texts.ftl")))
            .with_lint_level(LintLevel::Strict)
            // Terminals have no use for direction marks, and some draw them as boxes.
            .without_bidi_isolation()
            // Nobody reads the output, and a build must not need rustfmt.
            .without_format(),
    )
}
