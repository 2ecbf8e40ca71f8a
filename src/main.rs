//! Arguments → what to run.
fn main() {
    let clock = cartelera::clock::Clock::system();
    let lang = std::env::args().nth(1).unwrap_or("es".into());
    let demo = cartelera::demo::join(&clock).unwrap();
    let ws = cartelera::member::Workspace::open(&demo.path(), clock).map_err(|e| e.to_string()).unwrap();
    let s = cartelera::tui::program::Surroundings {
        language: lang.parse().unwrap(),
        state_folder: "/tmp/ctl-state".into(),
        config_file: "/tmp/ctl.toml".into(),
    };
    let code = cartelera::tui::program::run(ws, &s).map_err(|e| e.to_string()).unwrap();
    std::process::exit(code.into());
}
