//! What the values of the domain are called.

use super::{Language, texts};
use crate::domain::announcement::{Kind, Priority, ReceiptState, State};
use crate::domain::audience::{Direction, Reach};
use crate::domain::organisation::{Bond, ClientType, Role};

pub fn direction(language: Language, direction: Direction) -> String {
    let texts = texts(language);
    match direction {
        Direction::Vertical => texts.msg_direction_vertical(),
        Direction::Horizontal => texts.msg_direction_horizontal(),
        Direction::Diagonal => texts.msg_direction_diagonal(),
    }
}

pub fn direction_help(language: Language, direction: Direction) -> String {
    let texts = texts(language);
    match direction {
        Direction::Vertical => texts.msg_direction_vertical_help(),
        Direction::Horizontal => texts.msg_direction_horizontal_help(),
        Direction::Diagonal => texts.msg_direction_diagonal_help(),
    }
}

pub fn reach(language: Language, reach: Reach) -> String {
    let texts = texts(language);
    match reach {
        Reach::Descending => texts.msg_reach_descending(),
        Reach::Ascending => texts.msg_reach_ascending(),
        Reach::Leadership => texts.msg_reach_leadership(),
        Reach::Team => texts.msg_reach_team(),
        Reach::Area => texts.msg_reach_area(),
        Reach::Organisation => texts.msg_reach_organisation(),
        Reach::Cross => texts.msg_reach_cross(),
        Reach::Everyone => texts.msg_reach_everyone(),
    }
}

pub fn reach_help(language: Language, reach: Reach) -> String {
    let texts = texts(language);
    match reach {
        Reach::Descending => texts.msg_reach_descending_help(),
        Reach::Ascending => texts.msg_reach_ascending_help(),
        Reach::Leadership => texts.msg_reach_leadership_help(),
        Reach::Team => texts.msg_reach_team_help(),
        Reach::Area => texts.msg_reach_area_help(),
        Reach::Organisation => texts.msg_reach_organisation_help(),
        Reach::Cross => texts.msg_reach_cross_help(),
        Reach::Everyone => texts.msg_reach_everyone_help(),
    }
}

pub fn client_type(language: Language, client_type: ClientType) -> String {
    let texts = texts(language);
    match client_type {
        ClientType::Executive => texts.msg_client_type_executive(),
        ClientType::Commercial => texts.msg_client_type_commercial(),
        ClientType::Operative => texts.msg_client_type_operative(),
    }
}

pub fn bond(language: Language, bond: Bond) -> String {
    let texts = texts(language);
    match bond {
        Bond::Owner => texts.msg_bond_owner(),
        Bond::Staff => texts.msg_bond_staff(),
        Bond::Representative => texts.msg_bond_representative(),
        Bond::Shareholder => texts.msg_bond_shareholder(),
        Bond::Partner => texts.msg_bond_partner(),
        Bond::Contractor => texts.msg_bond_contractor(),
        Bond::Supplier => texts.msg_bond_supplier(),
    }
}

pub fn role(language: Language, role: Role) -> String {
    let texts = texts(language);
    match role {
        Role::Admin => texts.msg_role_admin(),
        Role::Hr => texts.msg_role_hr(),
        Role::Editor => texts.msg_role_editor(),
    }
}

pub fn priority(language: Language, priority: Priority) -> String {
    let texts = texts(language);
    match priority {
        Priority::Normal => texts.msg_announcement_priority_normal(),
        Priority::Important => texts.msg_announcement_priority_important(),
        Priority::Urgent => texts.msg_announcement_priority_urgent(),
    }
}

pub fn kind(language: Language, kind: Kind) -> String {
    let texts = texts(language);
    match kind {
        Kind::Notice => texts.msg_announcement_kind_notice(),
        Kind::Event => texts.msg_announcement_kind_event(),
    }
}

pub fn state(language: Language, state: State) -> String {
    let texts = texts(language);
    match state {
        State::Scheduled => texts.msg_announcement_state_scheduled(),
        State::Live => texts.msg_announcement_state_live(),
        State::Expired => texts.msg_announcement_state_expired(),
        State::Withdrawn => texts.msg_announcement_state_withdrawn(),
    }
}

pub fn receipt(language: Language, receipt: ReceiptState) -> String {
    let texts = texts(language);
    match receipt {
        ReceiptState::Unseen => texts.msg_receipt_unseen(),
        ReceiptState::Opened => texts.msg_receipt_opened(),
        ReceiptState::Acknowledged => texts.msg_receipt_acknowledged(),
    }
}
