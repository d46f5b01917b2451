//! Rings of routes, in which nothing ever changes.

use super::names::Resolver;
use crate::scenario::check::endless_loop;
use crate::scenario::source::{NodeKind, Route, Scenario};
use crate::text::{Phrase, phrase};

/// Tells each ring of `Route` nodes once, at the node that closes it. Linear in the number of branches.
pub(super) fn check(resolver: &mut Resolver, scenario: &Scenario) {
    let mut routes: Vec<Option<&Route>> = Vec::new();
    let mut names = Vec::new();
    for node in scenario.nodes.iter().filter(|node| resolver.is_first(&node.id)) {
        names.push(&node.id);
        routes.push(match &node.kind {
            Some(NodeKind::Route(route)) => Some(route),
            _ => None,
        });
    }
    let targets = |resolver: &Resolver, route: &Route| -> Vec<usize> {
        let gotos = route.branches.iter().filter_map(|(_, goto)| goto.as_ref()).chain(route.otherwise.as_ref());
        gotos.filter_map(|goto| resolver.place_of(&goto.value)).collect()
    };
    let mut state = vec![Visit::New; routes.len()];
    for first in 0..routes.len() {
        if routes[first].is_none() || state[first] != Visit::New {
            continue;
        }
        state[first] = Visit::Open;
        let mut path = vec![(first, routes[first].map(|route| targets(resolver, route)).unwrap_or_default())];
        while let Some((at, rest)) = path.last_mut() {
            let at = *at;
            let Some(next) = rest.pop() else {
                state[at] = Visit::Done;
                path.pop();
                continue;
            };
            let Some(route) = routes[next] else { continue };
            match state[next] {
                Visit::New => {
                    state[next] = Visit::Open;
                    path.push((next, targets(resolver, route)));
                }
                Visit::Open => {
                    let message = if at == next {
                        phrase! {
                            pl: "rozgałęzienie `{route}` prowadzi z powrotem do siebie", en: "the route `{route}` leads back to itself",
                            uk: "розгалуження `{route}` веде назад до себе"; route = names[at].value
                        }
                    } else {
                        phrase! {
                            pl: "rozgałęzienia `{next}` i `{at}` prowadzą w kółko", en: "the routes `{next}` and `{at}` lead round in a ring",
                            uk: "розгалуження `{next}` і `{at}` ведуть по колу"; next = names[next].value, at = names[at].value
                        }
                    };
                    let cure = Phrase::fixed(
                        "niech jedno z nich prowadzi do sceny, wyboru albo zakończenia",
                        "let one of them lead to a scene, a choice or an ending",
                        "нехай одне з них веде до сцени, вибору або завершення",
                    );
                    resolver.tell(&endless_loop::RULE, names[at].span.clone(), message, cure);
                }
                Visit::Done => {}
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    New,
    Open,
    Done,
}
