//! What a board is for, where nothing has been published on it yet.

use crate::domain::audience::Direction;
use crate::tui::desk::Desk;

pub fn explain(board: Option<Direction>, cx: &Desk) -> String {
    let t = cx.texts();
    match board {
        None => t.msg_boards_empty(),
        Some(Direction::Vertical) => t.msg_empty_vertical(),
        Some(Direction::Horizontal) => t.msg_empty_horizontal(),
        Some(Direction::Diagonal) => t.msg_empty_diagonal(),
    }
}
