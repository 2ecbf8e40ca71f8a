//! Who may see what, acknowledging, editing and withdrawing.

use super::*;

#[test]
fn a_peer_does_not_see_a_vertical_announcement() {
    let office = Office::new();
    let posted = publish(&mut office.member("ana"), &notice(Reach::Ascending));
    for (handle, may) in [("ana", true), ("lead", true), ("ceo", true), ("ben", false), ("com", false)] {
        let mut member = office.member(handle);
        assert_eq!(ids(&member).len(), usize::from(may), "{handle}");
        assert_eq!(member.read(posted.id).is_ok(), may, "{handle}");
        assert_eq!(member.headline(posted.id).is_ok(), may, "{handle}");
        let (reply, question) = (member.new_id(), member.new_id());
        if !may {
            assert_eq!(member.unread().unwrap().total(), 0);
            assert!(matches!(member.open(posted.id), Err(Error::NoAnnouncement)));
            assert!(matches!(member.reply(posted.id, reply, "x"), Err(Error::NoAnnouncement)));
            assert!(matches!(member.ask(posted.id, question, "x"), Err(Error::NoAnnouncement)));
            assert!(matches!(member.acknowledge(posted.id, 1), Err(Error::NoAnnouncement)));
            assert!(matches!(member.coverage(posted.id), Err(Error::NoAnnouncement)));
            assert!(matches!(member.withdraw(posted.id), Err(Error::NoAnnouncement)));
            assert!(member.why_reached(posted.id, member.person()).is_err());
        }
    }
}

#[test]
fn an_admin_reads_nothing_that_is_not_addressed_to_them() {
    let office = Office::new();
    let posted = publish(&mut office.member("dani"), &notice(Reach::Ascending));
    assert!(matches!(office.member("ops").read(posted.id), Err(Error::NoAnnouncement)));
}

#[test]
fn opening_is_recorded_and_is_no_acknowledgement() {
    let office = Office::new();
    let posted = publish(&mut office.member("lead"), &asking(Reach::Descending, in_days(&office, 3)));
    let mut ana = office.member("ana");
    assert_eq!(ana.read(posted.id).unwrap().headline.receipt, ReceiptState::Unseen, "reading records nothing");
    ana.open(posted.id).unwrap();
    assert_eq!(ana.headline(posted.id).unwrap().receipt, ReceiptState::Opened);
    assert!(owes(&ana, posted.id));
}

#[test]
fn acknowledging_follows_its_rules() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let mut ana = office.member("ana");
    let posted = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 3)));
    assert!(matches!(lead.acknowledge(posted.id, 1), Err(Error::OnlyRecipients)));
    assert!(matches!(ana.acknowledge(posted.id, 2), Err(Error::Conflict)));
    ana.acknowledge(posted.id, 1).unwrap();
    let entries = office.workspace().check(None).unwrap().entries;
    ana.acknowledge(posted.id, 1).unwrap();
    assert_eq!(office.workspace().check(None).unwrap().entries, entries, "a second time changes nothing");
    assert!(!owes(&ana, posted.id));
    let plain = publish(&mut lead, &notice(Reach::Descending));
    assert!(matches!(ana.acknowledge(plain.id, 1), Err(Error::NothingToAcknowledge)));
    let brief =
        NewAnnouncement { expires_at: Some(in_days(&office, 2)), ..asking(Reach::Descending, in_days(&office, 1)) };
    let brief = publish(&mut lead, &brief);
    let withdrawn = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 1)));
    lead.withdraw(withdrawn.id).unwrap();
    assert!(matches!(ana.acknowledge(withdrawn.id, 1), Err(Error::Withdrawn)));
    office.pass(48.hours());
    assert!(matches!(ana.acknowledge(brief.id, 1), Err(Error::Expired)));
}

#[test]
fn an_edit_keeps_receipts_or_asks_everybody_again() {
    let office = Office::new();
    let (mut lead, mut ana) = (office.member("lead"), office.member("ana"));
    let posted = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 3)));
    ana.acknowledge(posted.id, 1).unwrap();
    assert!(matches!(ana.edit(posted.id, 1, "t", "b", false), Err(Error::OnlyAuthor)));
    assert!(matches!(lead.edit(posted.id, 2, "t", "b", false), Err(Error::Conflict)));
    assert!(matches!(lead.edit(posted.id, 1, "", "b", false), Err(Error::Faults(_))));
    lead.edit(posted.id, 1, "second", "b2", false).unwrap();
    assert!(!owes(&ana, posted.id));
    assert_eq!(ana.headline(posted.id).unwrap().receipt, ReceiptState::Acknowledged);
    lead.edit(posted.id, 2, "third", "b3", true).unwrap();
    assert!(owes(&ana, posted.id));
    assert!(matches!(ana.acknowledge(posted.id, 2), Err(Error::Conflict)));
    let reading = ana.read(posted.id).unwrap();
    assert_eq!(
        reading.revisions.iter().map(|revision| revision.title.as_str()).collect::<Vec<_>>(),
        ["A title", "second"]
    );
    assert_eq!((reading.signature, reading.announcement.content.body.as_str()), (Signature::Valid, "b3"));
    ana.acknowledge(posted.id, 3).unwrap();
    assert!(!owes(&ana, posted.id));
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}

#[test]
fn of_a_withdrawn_one_recipients_keep_title_and_date_alone() {
    let office = Office::new();
    let (mut lead, mut ana) = (office.member("lead"), office.member("ana"));
    let posted = publish(&mut lead, &notice(Reach::Descending));
    let reply = ana.new_id();
    ana.reply(posted.id, reply, "a reply").unwrap();
    lead.edit(posted.id, 1, "second", "b2", false).unwrap();
    assert!(matches!(ana.withdraw(posted.id), Err(Error::OnlyAuthor)));
    lead.withdraw(posted.id).unwrap();
    let reading = ana.read(posted.id).unwrap();
    assert_eq!(
        (reading.announcement.content.title.as_str(), reading.announcement.content.body.as_str()),
        ("second", "")
    );
    assert!(reading.replies.is_empty() && reading.revisions.is_empty());
    assert_eq!(lead.read(posted.id).unwrap().announcement.content.body, "b2");
    assert!(matches!(lead.edit(posted.id, 2, "t", "b", false), Err(Error::Withdrawn)));
    lead.withdraw(posted.id).unwrap();
}
