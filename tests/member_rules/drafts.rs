//! Drafts: sealed, and safe beside a board that cannot be written.

use super::*;

const SECRET: &str = "only my eyes read this sentence";

fn is_in_files(office: &Office, text: &str) -> bool {
    let folder = std::fs::read_dir(office.path().parent().unwrap()).unwrap();
    let mut files = folder.flatten().map(|entry| entry.path()).filter(|path| path.is_file());
    files.any(|path| {
        let bytes = std::fs::read(path).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[test]
fn a_draft_is_sealed_and_its_authors_alone() {
    let office = Office::new();
    let mut ana = office.member("ana");
    let id = ana.new_id();
    ana.save_draft(id, "an earlier state", &office.state_folder()).unwrap();
    assert_eq!(ana.save_draft(id, SECRET, &office.state_folder()).unwrap(), Saved::OnBoard);
    let posted = publish(&mut ana, &NewAnnouncement { body: "in clear on purpose".into(), ..notice(Reach::Ascending) });
    assert!(is_in_files(&office, "in clear on purpose") && !is_in_files(&office, SECRET));
    assert!(ana.read(posted.id).is_ok());
    let drafts = office.member("ana").drafts(&office.state_folder()).unwrap();
    assert_eq!(drafts.iter().map(|draft| draft.text.as_str()).collect::<Vec<_>>(), [SECRET]);
    assert_eq!(office.member("ben").drafts(&office.state_folder()).unwrap(), []);
    ana.delete_draft(id, &office.state_folder()).unwrap();
    assert_eq!(ana.drafts(&office.state_folder()).unwrap(), []);
}

#[test]
fn two_people_who_write_about_the_same_keep_each_their_own() {
    let office = Office::new();
    let (mut ana, mut ben) = (office.member("ana"), office.member("ben"));
    let id = ana.new_id();
    ana.save_draft(id, "by ana", &office.state_folder()).unwrap();
    ben.save_draft(id, "by ben", &office.state_folder()).unwrap();
    let texts = |member: &Member| -> Vec<String> {
        member.drafts(&office.state_folder()).unwrap().into_iter().map(|draft| draft.text).collect()
    };
    assert_eq!((texts(&ana), texts(&ben)), (vec!["by ana".to_owned()], vec!["by ben".to_owned()]));
    ana.delete_draft(id, &office.state_folder()).unwrap();
    assert_eq!((texts(&ana), texts(&ben)), (vec![], vec!["by ben".to_owned()]));
}

#[test]
fn a_draft_goes_beside_a_board_that_cannot_be_written_and_comes_back() {
    use std::os::unix::fs::PermissionsExt as _;
    let office = Office::new();
    let mut ana = office.member("ana");
    let id = ana.new_id();
    let away = office.path().with_extension("away");
    std::fs::rename(office.path(), &away).unwrap();
    let Saved::Beside(path) = ana.save_draft(id, SECRET, &office.state_folder()).unwrap() else {
        panic!("written to a board that is not there")
    };
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes()));
    std::fs::rename(&away, office.path()).unwrap();
    let mut ana = office.member("ana");
    let drafts = ana.drafts(&office.state_folder()).unwrap();
    assert_eq!(drafts.iter().map(|draft| (draft.id, draft.text.as_str())).collect::<Vec<_>>(), [(id, SECRET)]);
    assert_eq!(office.member("ben").drafts(&office.state_folder()).unwrap(), []);
    assert_eq!(ana.save_draft(id, SECRET, &office.state_folder()).unwrap(), Saved::OnBoard);
    assert!(!path.exists());
}

#[test]
fn where_nothing_can_be_written_saving_is_an_error() {
    let office = Office::new();
    let mut ana = office.member("ana");
    std::fs::rename(office.path(), office.path().with_extension("away")).unwrap();
    std::fs::write(office.state_folder(), "a file where the folder should be").unwrap();
    let id = ana.new_id();
    assert!(ana.save_draft(id, SECRET, &office.state_folder()).is_err());
}
