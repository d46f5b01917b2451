//! Whom one notified, against the key, order included.

use std::collections::BTreeSet;

use super::ratio::Ratio;
use super::score::ReferralResult;
use crate::catalogue::InstitutionId;
use crate::scenario::graph::{Graph, NodeKind, Refer};
use crate::session::State;

/// The length of the longest common subsequence: how many of the key stand in the answer in the key's order.
///
/// ```
/// assert_eq!(ias::scoring::referral::in_order(&["a", "b", "c"], &["b", "x", "a", "c"]), 2);
/// ```
#[must_use]
pub fn in_order<T: PartialEq>(key: &[T], answer: &[T]) -> usize {
    let mut row = vec![0; answer.len() + 1];
    for wanted in key {
        let mut diagonal = 0;
        for (at, given) in answer.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if wanted == given { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[answer.len()]
}

/// One referral against its key.
///
/// `matched` is [`in_order`] of the key in what was submitted, or, where order does not count, how many of the key were
/// submitted. Each institution that is neither in the key nor allowed costs one. Earned:
/// `max(0, matched − others) / key`. An empty key means that nobody is to be notified: everything for no others, nothing
/// otherwise.
#[must_use]
pub(crate) fn referral(refer: &Refer, submitted: &[InstitutionId]) -> (u32, Vec<InstitutionId>, Ratio) {
    let matched = if refer.ordered {
        in_order(&refer.key, submitted)
    } else {
        refer.key.iter().filter(|wanted| submitted.contains(wanted)).count()
    };
    let others: Vec<InstitutionId> =
        submitted.iter().filter(|given| !refer.key.contains(given) && !refer.allowed.contains(given)).cloned().collect();
    let earned = if refer.key.is_empty() {
        Ratio::new(u64::from(others.is_empty()), 1)
    } else {
        Ratio::new(matched.saturating_sub(others.len()) as u64, refer.key.len() as u64)
    };
    (u32::try_from(matched).unwrap_or(u32::MAX), others, earned)
}

/// Every referral made, and what each earned.
#[must_use]
pub(crate) fn referrals(graph: &Graph, state: &State, unknown: &mut Vec<String>) -> Vec<(ReferralResult, Ratio)> {
    let mut results = Vec::new();
    for made in &state.referrals {
        let Some(visit) = state.visits.get(made.visit) else { continue };
        let Some(NodeKind::Refer(refer)) = graph.place(&visit.node).map(|at| &graph.node(at).kind) else {
            unknown.push(visit.node.to_string());
            continue;
        };
        let (matched, others, earned) = referral(refer, &made.institutions);
        let given: BTreeSet<&InstitutionId> = made.institutions.iter().collect();
        results.push((
            ReferralResult {
                visit: made.visit,
                node: visit.node.clone(),
                submitted: made.institutions.clone(),
                key: refer.key.clone(),
                ordered: refer.ordered,
                matched,
                others,
                missing: refer.key.iter().filter(|wanted| !given.contains(wanted)).cloned().collect(),
                share: earned.thousandths(),
            },
            earned,
        ));
    }
    results
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::graph::NodeIx;
    use crate::text::LocalizedText;

    fn share(key: &[&str], allowed: &[&str], ordered: bool, submitted: &[&str]) -> u32 {
        let ids = |names: &[&str]| names.iter().map(|name| InstitutionId::from(*name)).collect::<Vec<_>>();
        let refer = Refer {
            prompt: LocalizedText::default(),
            offered: Vec::new(),
            key: ids(key),
            allowed: ids(allowed),
            ordered,
            why: LocalizedText::default(),
            goto: NodeIx(0),
        };
        referral(&refer, &ids(submitted)).2.thousandths()
    }

    #[test]
    fn order_extras_and_an_empty_key() {
        let key = ["coordinator", "kcik", "prosecutor"];
        assert_eq!(share(&key, &[], true, &key), 1000);
        assert_eq!(share(&key, &[], true, &["kcik", "coordinator", "prosecutor"]), 667);
        assert_eq!(share(&key, &[], false, &["kcik", "coordinator", "prosecutor"]), 1000);
        assert_eq!(share(&key, &["pip"], true, &["coordinator", "pip", "kcik", "prosecutor"]), 1000);
        assert_eq!(share(&key, &[], true, &["coordinator", "embassy", "kcik", "prosecutor"]), 667);
        assert_eq!(share(&key, &[], true, &["embassy", "employer"]), 0);
        assert_eq!(share(&key, &[], true, &[]), 0);
        assert_eq!(share(&[], &["pip"], true, &["pip"]), 1000);
        assert_eq!(share(&[], &[], true, &["embassy"]), 0);
    }
}
