//! That nobody else reads the running program's memory, nor finds it in a core dump: seen from outside, by what Linux says
//! of its process.

use std::io::Write as _;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};

use rustix::process::{Resource, Rlimit, getegid, geteuid, getrlimit, setrlimit};

use crate::world::{PROGRAM, World};

/// More than a pipe holds.
const MUCH: usize = 1 << 20;

/// A program in the middle of reading its standard input.
struct Reading(Child);

impl Reading {
    fn start(command: &mut Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        // Files of a process whose memory is kept from others belong to root, which shows if it is not all root's.
        if geteuid().is_root() {
            command.gid(group());
        }
        let mut child = command.spawn().unwrap();
        // Not all of it fits in between: the program has begun to read when this returns, and waits for the rest.
        child.stdin.as_mut().unwrap().write_all(&[b'a'; MUCH]).unwrap();
        Self(child)
    }

    /// Whose the view of its memory is.
    fn owner(&self) -> (u32, u32) {
        let memory = std::fs::metadata(format!("/proc/{}/mem", self.0.id())).unwrap();
        (memory.uid(), memory.gid())
    }

    /// The most a core dump may take, now and ever.
    fn core_limits(&self) -> [String; 2] {
        let limits = std::fs::read_to_string(format!("/proc/{}/limits", self.0.id())).unwrap();
        let core = limits.lines().find_map(|line| line.strip_prefix("Max core file size")).unwrap();
        let mut columns = core.split_whitespace().map(str::to_owned);
        [columns.next().unwrap(), columns.next().unwrap()]
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The group the programs run in; never root's.
fn group() -> u32 {
    if geteuid().is_root() { 1 } else { getegid().as_raw() }
}

#[test]
fn its_memory_is_for_no_other_process_and_for_no_core_dump() {
    // As much as may be had: where it is nothing already, there is nothing to take away.
    let Rlimit { maximum, .. } = getrlimit(Resource::Core);
    setrlimit(Resource::Core, Rlimit { current: maximum, maximum }).unwrap();
    let world = World::sample();

    let any = Reading::start(&mut world.command("cat"));
    assert_eq!(
        any.owner(),
        (geteuid().as_raw(), group()),
        "this is how a program looks that keeps nothing from others"
    );

    let post = ["post", "--direction", "diagonal", "--title", "Aviso", "--body-file", "-"];
    let program = Reading::start(world.command(PROGRAM).args(post));
    assert_eq!(program.owner(), (0, 0));
    assert_eq!(program.core_limits(), ["0", "0"]);
}
