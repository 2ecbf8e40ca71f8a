//! What a reader could work out who writes down every number they are shown of groups of people.
//!
//! A mean over a group of known people is a linear equation in what each of them has. Whoever takes scores for constant,
//! the strongest way to look, can add and subtract all such equations. So a number is shown only where nothing that can be
//! worked out of it and of what was shown before is about a few people.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::rollup::FEW;
use crate::domain::organisation::PersonId;

/// Whether somebody who knows the sums over each of these sets can work out the sum over one group of fewer than [`FEW`]
/// people, or how two such groups relate: then one of those few could work out another.
pub fn tells_about_few(sets: &[&[PersonId]]) -> bool {
    let distinct: BTreeSet<&[PersonId]> = sets.iter().copied().collect();
    let (sizes, rows) = cells(&distinct);
    let reduced = reduce(rows, sizes.len());
    let few = |cells: &[usize]| cells.iter().map(|cell| sizes[*cell]).sum::<usize>() < FEW;
    // What is left beside a pivot, scaled: rows alike in it differ in their two pivots alone.
    let mut beside: HashMap<Vec<(usize, u64)>, Vec<usize>> = HashMap::new();
    for (pivot, row) in reduced {
        let rest: Vec<(usize, u64)> =
            row.into_iter().enumerate().filter(|(cell, factor)| *cell != pivot && *factor != 0).collect();
        match rest.as_slice() {
            [] if few(&[pivot]) => return true,
            [(cell, _)] if few(&[pivot, *cell]) => return true,
            _ => {}
        }
        let scale = rest.first().map_or(1, |(_, factor)| inverse(*factor));
        let scaled: Vec<(usize, u64)> = rest.iter().map(|(cell, factor)| (*cell, times(*factor, scale))).collect();
        let alike = beside.entry(scaled).or_default();
        if alike.iter().any(|other| few(&[pivot, *other])) {
            return true;
        }
        alike.push(pivot);
    }
    false
}

/// People who are in the same sets cannot be told apart: the sizes of such cells, and each set as the cells it is made of.
fn cells(sets: &BTreeSet<&[PersonId]>) -> (Vec<usize>, Vec<Vec<u64>>) {
    let mut memberships: BTreeMap<PersonId, Vec<usize>> = BTreeMap::new();
    for (at, set) in sets.iter().enumerate() {
        for person in *set {
            memberships.entry(*person).or_default().push(at);
        }
    }
    let mut sizes_of: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    for membership in memberships.into_values() {
        *sizes_of.entry(membership).or_default() += 1;
    }
    let mut rows = vec![vec![0; sizes_of.len()]; sets.len()];
    for (cell, membership) in sizes_of.keys().enumerate() {
        for set in membership {
            rows[*set][cell] = 1;
        }
    }
    (sizes_of.into_values().collect(), rows)
}

/// The reduced row echelon form: each row with its pivot. Exact, in the field of a prime so large that no combination of
/// zeros and ones vanishes in it by chance.
fn reduce(mut rows: Vec<Vec<u64>>, columns: usize) -> Vec<(usize, Vec<u64>)> {
    let mut reduced: Vec<(usize, Vec<u64>)> = Vec::new();
    for column in 0..columns {
        let Some(at) = rows.iter().position(|row| row[column] != 0) else { continue };
        let mut row = rows.swap_remove(at);
        let scale = inverse(row[column]);
        for factor in &mut row {
            *factor = times(*factor, scale);
        }
        let others = rows.iter_mut().chain(reduced.iter_mut().map(|(_, row)| row));
        for other in others.filter(|other| other[column] != 0) {
            let by = PRIME - other[column];
            for (factor, of_row) in other.iter_mut().zip(&row).filter(|(_, of_row)| **of_row != 0) {
                *factor = (*factor + times(*of_row, by)) % PRIME;
            }
        }
        reduced.push((column, row));
    }
    reduced
}

/// 2^61 − 1.
const PRIME: u64 = (1 << 61) - 1;

fn times(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    // Below 2^122: both halves and their sum fit.
    let folded = (product & u128::from(PRIME)) as u64 + (product >> 61) as u64;
    if folded >= PRIME { folded - PRIME } else { folded }
}

/// By Fermat's little theorem.
fn inverse(of: u64) -> u64 {
    let (mut power, mut base, mut exponent) = (1, of, PRIME - 2);
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = times(power, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(people: impl IntoIterator<Item = i64>) -> Vec<PersonId> {
        people.into_iter().map(PersonId).collect()
    }

    fn tells(sets: &[Vec<PersonId>]) -> bool {
        tells_about_few(&sets.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    #[test]
    fn two_sets_that_differ_by_few_tell_about_them() {
        assert!(!tells(&[set(0..9), set(0..9)]));
        assert!(tells(&[set(0..9), set(0..8)]));
        assert!(tells(&[set(0..9), set(0..5)]));
        assert!(!tells(&[set(0..10), set(0..5)]));
        assert!(tells(&[set(0..4)]));
        assert!(!tells(&[]));
    }

    #[test]
    fn three_sets_each_far_from_the_others_may_still_tell_about_one() {
        assert!(!tells(&[set(0..5), set(5..10)]));
        assert!(tells(&[set(0..5), set(5..10), set(0..11)]));
    }

    #[test]
    fn who_knows_their_own_number_cannot_work_out_a_colleagues() {
        // Twice the sum of 0 and 1, by four sets that differ by five each.
        let sets = [set((0..1).chain(2..8)), set((1..2).chain(2..8)), set(2..8)];
        assert!(tells(&sets));
        // The difference of 0 and 1 alone: either of them knows the other's.
        assert!(tells(&sets[..2]));
    }
}
