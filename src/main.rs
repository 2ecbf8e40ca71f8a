//! Arguments → what to run.

use std::process::ExitCode;

use anyhow::Context as _;
use cartelera::{cli, keys};

fn main() -> anyhow::Result<ExitCode> {
    // Before any secret is in memory.
    keys::harden_process().context("this process could not be kept out of core dumps")?;
    cli::log::start();
    Ok(cli::run(std::env::args_os()))
}
