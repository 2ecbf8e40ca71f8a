//! `search`, and `list` by its flags.

use serde_json::Value;

use crate::announcements_asking::posted;
use crate::world::World;

const READER: &str = "vera.nogues";

fn found(world: &World, handle: &str, query: &[&str]) -> Vec<Value> {
    world.json(handle, &[["search"].as_slice(), query].concat()).done().objects()
}

fn ids(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["id"].as_str().unwrap()).collect()
}

#[test]
fn what_is_found_is_listed_like_everything_else() {
    let world = World::sample();
    let of = posted(&world, &["--ack"]);
    world.by("ines.urrutia", &["reply", &of, "Con el **camión** cisterna"]).done();
    for query in [
        "CORTE agua from:ines.urrutia",
        "corte from:inés direction:vertical",
        "\"de agua\" de:ines.urrutia",
        "camion cisterna",
        "corte after:2026-10-08 before:today is:unread from:ines.urrutia",
        "is:ack-due corte from:ines.urrutia",
    ] {
        let rows = found(&world, READER, &[query]);
        assert!(ids(&rows).contains(&of.as_str()), "{query}: {rows:?}");
        assert!(found(&world, "raul.cabezon", &[query]).iter().all(|row| row["id"] != *of), "{query}");
    }
    let row = found(&world, READER, &["camion cisterna"]).remove(0);
    let listed = world.json(READER, &["list"]).done().objects();
    assert_eq!(Some(&row), listed.iter().find(|row| row["id"] == *of));
    assert!(found(&world, READER, &["-agua camion cisterna"]).is_empty());
    let without = found(&world, READER, &["-agua", "--limit", "3"]);
    assert!(without.len() == 3 && !ids(&without).contains(&of.as_str()));
    assert_eq!(found(&world, READER, &["direction:diagonal", "--limit", "2"]).len(), 2);
}

#[test]
fn nothing_found_is_no_failure() {
    let world = World::sample();
    assert!(found(&world, READER, &["ornitorrinco"]).is_empty());
    let told = world.by(READER, &["search", "from:nobody.here"]).done();
    assert_eq!((told.out.as_str(), told.err.trim()), ("", "There is nothing here."));
}

#[test]
fn a_faulty_query_is_refused_where_it_is_wrong() {
    let world = World::sample();
    let refused = world.by(READER, &["search", "agua direction:lateral is:blue"]).exits(2);
    let lines: Vec<&str> = refused.err.lines().collect();
    assert_eq!(lines.len(), 4, "{refused:?}");
    assert!(lines[0].contains("\"direction:lateral\"") && lines[1].contains("\"is:blue\""), "{refused:?}");
    assert_eq!(lines[2], "  agua direction:lateral is:blue");
    assert_eq!(lines[3], "       ^^^^^^^^^^^^^^^^^ ^^^^^^^");
    for query in ["after:someday", "from:", "is:blue", "direction:up", "\"open"] {
        let error = world.json(READER, &["search", query]).exits(2).error();
        assert_eq!(error["kind"], "usage", "{query}");
        assert!(error["hint"].as_str().unwrap().contains('^'), "{query}: {error}");
    }
    world.json(READER, &["search", "  "]).exits(2);
    world.json(READER, &["search", "--mine"]).exits(2);
    world.json(READER, &["search"]).exits(2);
    world.json(READER, &["search", "agua", "--limit", "many"]).exits(2);
}

#[test]
fn what_is_to_be_acknowledged_is_a_list_of_its_own() {
    let world = World::sample();
    let of = posted(&world, &["--ack"]);
    let due = || world.json(READER, &["list", "--ack-due"]).done().objects();
    assert!(ids(&due()).contains(&of.as_str()));
    world.by(READER, &["ack", &of]).done();
    assert!(!ids(&due()).contains(&of.as_str()));
    world.json(READER, &["list", "--ack-due", "--mine"]).exits(2);
    world.json(READER, &["list", "--ack-due", "--unread"]).exits(2);
}
