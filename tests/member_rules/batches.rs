//! One act on many announcements: what is done, and what is left out for which reason.

use std::collections::BTreeMap;

use super::*;
use cartelera::member::batches::{Batch, Skip, Tally};

/// A board with one announcement of every sort that matters to `ana`, by what it is.
struct Sorts {
    office: Office,
    ids: BTreeMap<&'static str, AnnouncementId>,
}

impl Sorts {
    fn new() -> Self {
        let office = Office::new();
        let (mut lead, mut ana) = (office.member("lead"), office.member("ana"));
        let asks = asking(Reach::Descending, in_days(&office, 9));
        let mut ids = BTreeMap::new();
        for name in ["unopened", "opened", "acknowledged", "withdrawn", "expired", "revised"] {
            let expires_at = (name == "expired").then(|| in_days(&office, 10));
            ids.insert(name, publish(&mut lead, &NewAnnouncement { expires_at, ..asks.clone() }).id);
        }
        ids.insert("plain", publish(&mut lead, &notice(Reach::Descending)).id);
        ids.insert("mine", publish(&mut ana, &notice(Reach::Ascending)).id);
        ids.insert("mine withdrawn", publish(&mut ana, &notice(Reach::Ascending)).id);
        let later = NewAnnouncement { publish_at: Some(in_days(&office, 20)), ..notice(Reach::Ascending) };
        ids.insert("mine scheduled", publish(&mut ana, &later).id);
        ids.insert("unseen by ana", publish(&mut lead, &notice(Reach::Ascending)).id);
        for name in ["opened", "acknowledged", "withdrawn", "expired", "revised"] {
            ana.open(ids[name]).unwrap();
        }
        ana.acknowledge(ids["acknowledged"], 1).unwrap();
        ana.withdraw(ids["mine withdrawn"]).unwrap();
        lead.withdraw(ids["withdrawn"]).unwrap();
        lead.edit(ids["revised"], 1, "A title", "Another body", false).unwrap();
        office.pass((24 * 11).hours());
        Self { office, ids }
    }

    fn all(&self) -> Vec<AnnouncementId> {
        self.ids.values().copied().collect()
    }

    /// The names of what was done, and of what was left out with the reason.
    fn named(&self, batch: &Batch) -> (Vec<&'static str>, BTreeMap<&'static str, Skip>) {
        let name = |id: &AnnouncementId| *self.ids.iter().find(|(_, there)| *there == id).unwrap().0;
        assert!(batch.failed.is_none());
        (batch.done.iter().map(name).collect(), batch.skipped.iter().map(|(id, skip)| (name(id), *skip)).collect())
    }
}

#[test]
fn opening_many_leaves_out_what_is_open_mine_or_not_live() {
    let sorts = Sorts::new();
    let mut ana = sorts.office.member("ana");
    let (done, left_out) = sorts.named(&ana.open_all(&sorts.all()));
    assert_eq!(done, ["plain", "unopened"]);
    let expected = [
        ("opened", Skip::Opened),
        ("acknowledged", Skip::Opened),
        ("withdrawn", Skip::Opened),
        ("expired", Skip::Opened),
        ("revised", Skip::Opened),
        ("mine", Skip::Yours),
        ("mine withdrawn", Skip::Yours),
        ("mine scheduled", Skip::Yours),
        ("unseen by ana", Skip::Gone),
    ];
    assert_eq!(left_out, expected.into());
    assert_eq!(ana.headline(sorts.ids["plain"]).unwrap().receipt, ReceiptState::Opened);
    assert!(sorts.named(&ana.open_all(&sorts.all())).0.is_empty(), "once is enough");
}

#[test]
fn acknowledging_many_leaves_out_what_is_unopened_and_what_asks_for_nothing() {
    let sorts = Sorts::new();
    let mut ana = sorts.office.member("ana");
    let seen: Vec<_> = sorts.all().into_iter().map(|id| (id, 1)).collect();
    let (done, left_out) = sorts.named(&ana.acknowledge_all(&seen));
    assert_eq!(done, ["opened"]);
    let expected = [
        ("unopened", Skip::Unopened),
        ("acknowledged", Skip::Acknowledged),
        ("withdrawn", Skip::Withdrawn),
        ("expired", Skip::Expired),
        ("revised", Skip::Revised),
        ("plain", Skip::NothingAsked),
        ("mine", Skip::Yours),
        ("mine withdrawn", Skip::Yours),
        ("mine scheduled", Skip::Yours),
        ("unseen by ana", Skip::Gone),
    ];
    assert_eq!(left_out, expected.into());
    assert_eq!(sorts.office.workspace().check(None).unwrap().faults, []);
}

#[test]
fn withdrawing_many_touches_ones_own_and_is_taken_back_as_one() {
    let sorts = Sorts::new();
    let mut ana = sorts.office.member("ana");
    let batch = ana.withdraw_all(&sorts.all());
    let (done, left_out) = sorts.named(&batch);
    assert_eq!(done, ["mine", "mine scheduled"]);
    let expected = ["unopened", "opened", "acknowledged", "withdrawn", "expired", "revised", "plain"]
        .map(|name| (name, Skip::NotYours));
    let others = [("mine withdrawn", Skip::Withdrawn), ("unseen by ana", Skip::Gone)];
    assert_eq!(left_out, expected.into_iter().chain(others).collect());
    let (back, left_out) = sorts.named(&ana.reinstate_all(&batch.done));
    assert_eq!((back, left_out.len()), (done, 0));
    assert_eq!(ana.headline(sorts.ids["mine"]).unwrap().state(sorts.office.now()), State::Live);
    let (back, left_out) = sorts.named(&ana.reinstate_all(&batch.done));
    assert_eq!((back.len(), left_out["mine"]), (0, Skip::NotWithdrawn));
    assert_eq!(sorts.office.workspace().check(None).unwrap().faults, []);
}

#[test]
fn what_is_weighed_is_what_is_done() {
    for handle in ["ana", "lead", "ops", "ceo", "edi"] {
        let sorts = Sorts::new();
        let mut member = sorts.office.member(handle);
        let weighed = member.weigh(&sorts.all()).unwrap();
        let tally = |batch: Batch| Tally { touched: batch.done.len(), left_out: batch.left_out() };
        let ids: Vec<_> = weighed.seen.iter().map(|(id, _)| *id).collect();
        assert_eq!(member.visible(&sorts.all()).unwrap(), ids, "{handle}");
        // What is gone for them has no revision to be acknowledged.
        let gone = sorts.all().len() - ids.len();
        let mut acknowledged = tally(member.acknowledge_all(&weighed.seen));
        if gone > 0 {
            acknowledged.left_out.insert(Skip::Gone, gone);
        }
        assert_eq!(acknowledged, weighed.acknowledge, "{handle}");
        assert_eq!(tally(member.open_all(&sorts.all())), weighed.open, "{handle}");
        assert_eq!(tally(member.withdraw_all(&sorts.all())), weighed.withdraw, "{handle}");
        assert_eq!(sorts.office.workspace().check(None).unwrap().faults, [], "{handle}");
    }
}

#[test]
fn a_stand_in_is_not_asked_to_acknowledge() {
    let office = Office::new();
    let posted = publish(&mut office.member("rec"), &asking(Reach::Descending, in_days(&office, 9)));
    office.member("ops").leave(office.id("rec"), date(2026, 3, 3), None).unwrap();
    office.pass(24.hours());
    let mut ops = office.member("ops");
    ops.act(|_| Ok(())).unwrap();
    ops.open(posted.id).unwrap();
    let weighed = ops.weigh(&[posted.id]).unwrap();
    assert_eq!(weighed.acknowledge.left_out, [(Skip::NotAsked, 1)].into());
    let batch = ops.acknowledge_all(&weighed.seen);
    assert_eq!(batch.skipped, [(posted.id, Skip::NotAsked)]);
}

#[test]
fn readers_of_what_would_be_withdrawn_are_counted_once() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let ids: Vec<_> = (0..3).map(|_| publish(&mut lead, &notice(Reach::Descending)).id).collect();
    let weighed = lead.weigh(&ids).unwrap();
    assert_eq!((weighed.withdraw.touched, weighed.readers), (3, 3));
    // Who joined since reads what is recent too.
    office.member("ops").add_person(profile("olga", 4, Some(office.id("lead")), "Clínica")).unwrap();
    assert_eq!(lead.weigh(&ids).unwrap().readers, 4);
}

#[test]
fn a_failure_in_the_middle_keeps_what_was_done_and_says_what_was_not() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let ids: Vec<_> = (0..120).map(|_| publish(&mut lead, &notice(Reach::Descending)).id).collect();
    // The hundred-and-tenth cannot be read any more.
    let broken =
        format!("UPDATE announcement SET publish_at = 9223372036854775807 WHERE id = x'{}'", ids[110].0.simple());
    rusqlite::Connection::open(office.path()).unwrap().execute_batch(&broken).unwrap();
    let batch = lead.withdraw_all(&ids);
    let failure = batch.failed.unwrap();
    assert_eq!((batch.done.as_slice(), failure.left.as_slice()), ids.split_at(100));
    assert!(matches!(failure.error, Error::Store(_)), "{:?}", failure.error);
}
