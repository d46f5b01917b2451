//! From passages to the text of a scenario.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt::Write as _;

use super::id::Ids;
use super::link::{has_macro, links};
use super::read::Story;
use super::{Begun, Remark};
use crate::diagnostic::SourceText;
use crate::scenario::edit::write::text as quoted;
use crate::scenario::format;
use crate::scenario::starter::Starter;
use crate::text::Language;

/// The words of a skeleton, in one language.
struct Words {
    head: &'static str,
    untitled: &'static str,
    role: &'static str,
    prompt: &'static str,
    ending: &'static str,
    missing: &'static str,
    way: &'static str,
    loops: &'static str,
    again: &'static str,
}

const fn words(language: Language) -> Words {
    match language {
        Language::Pl => Words {
            head: "Szkielet z opowieści Twine. Tekst każdego fragmentu stoi nad jego sceną: to jest do sfilmowania.\n\
                   Dopisz: kto gra (briefing), przesłanki (cues) i niewinne chwile (lures) w scenach, ocenę (rating) i\n\
                   uzasadnienie (why) każdej opcji. `ias check` mówi, czego jeszcze brakuje.",
            untitled: "Bez tytułu",
            role: "Kim jest osoba ucząca się i co ma zrobić?",
            prompt: "Co robisz?",
            ending: "Zakończenie. Ocena: Good, Mixed albo Bad.",
            missing: "Odnośnik prowadził tutaj, ale w opowieści nie ma takiego fragmentu.",
            way: "Odnośnik",
            loops: "Opowieść nie ma końca, do którego prowadzi droga od początku: tu dopisano zakończenie.",
            again: "Koniec",
        },
        Language::En => Words {
            head: "A skeleton from a Twine story. The text of each passage stands above its scene: that is what is to be filmed.\n\
                   Add: who plays (briefing), signs (cues) and innocent moments (lures) in the scenes, a rating and a reason\n\
                   (why) for each option. `ias check` tells what is still missing.",
            untitled: "Untitled",
            role: "Who is the trainee, and what is asked of them?",
            prompt: "What do you do?",
            ending: "An ending. Its outcome: Good, Mixed or Bad.",
            missing: "A link led here, but the story has no such passage.",
            way: "Link",
            loops: "No way leads from the beginning of the story to an end: this ending was added.",
            again: "The end",
        },
        Language::Uk => Words {
            head: "Заготовка з історії Twine. Текст кожного фрагмента стоїть над його сценою: саме це треба зняти.\n\
                   Допишіть: хто грає (briefing), ознаки (cues) і невинні моменти (lures) у сценах, оцінку (rating) і\n\
                   пояснення (why) кожного варіанта. `ias check` каже, чого ще бракує.",
            untitled: "Без назви",
            role: "Хто учасник навчання і що він має зробити?",
            prompt: "Що ви робите?",
            ending: "Закінчення. Його оцінка: Good, Mixed або Bad.",
            missing: "Посилання вело сюди, але в історії немає такого фрагмента.",
            way: "Посилання",
            loops: "Жоден шлях не веде від початку історії до кінця: це закінчення додано.",
            again: "Кінець",
        },
    }
}

/// A node of the scenario to come.
struct Node {
    id: String,
    title: String,
    /// What stands above it.
    comment: String,
    /// What the passage says without its links: how long it takes to tell, and an ending's text.
    says: String,
    /// Option id, text and the place of the node that it leads to. None: an ending.
    ways: Vec<(String, String, usize)>,
}

/// Turns a story into a scenario with texts and comments in `language`.
///
/// # Panics
/// Never: what is written here is RON.
#[must_use]
pub fn skeleton(story: &Story, language: Language) -> Begun {
    let words = words(language);
    let mut remarks = story.remarks.clone();
    let mut nodes = nodes(story, &words, &mut remarks);
    let mut plan = plan(&nodes, story.start);
    if plan.is_none() {
        // A film that goes round for ever is none: one way out is put in, and told.
        let end = nodes.len();
        let mut id = "end".to_owned();
        while nodes.iter().any(|node| node.id == id) {
            id.push_str("-of-all");
        }
        nodes.push(Node { id, title: words.again.to_owned(), comment: words.loops.to_owned(), says: String::new(), ways: Vec::new() });
        let start = &mut nodes[story.start];
        let mut option = "to-the-end".to_owned();
        while start.ways.iter().any(|(known, ..)| *known == option) {
            option.push_str("-of-all");
        }
        start.ways.push((option, words.again.to_owned(), end));
        remarks.push(Remark { line: story.passages[story.start].line, what: words.loops.to_owned() });
        plan = self::plan(&nodes, story.start);
    }
    let title = if story.title.is_empty() { words.untitled } else { &story.title };
    let mut text = comment(words.head, "");
    let start = &nodes[story.start].id;
    writeln!(
        text,
        "Scenario(\n    format: 1,\n    version: 1,\n    title: {},\n    briefing: (role: {}),\n    languages: [\"{language}\"],\n    \
         catalogue: \"ilo-delphi-adult-labour\",\n    start: {},\n    nodes: {{",
        quoted(title),
        quoted(words.role),
        quoted(start),
    )
    .expect("writing to a String");
    let mut stills = Vec::new();
    for node in &nodes {
        text.push_str(&comment(&node.comment, "        "));
        if node.ways.is_empty() {
            ending(&mut text, node, &words);
        } else {
            stills.push(format!("stills/{}.png", node.id));
            scene(&mut text, node, &nodes, &words);
        }
    }
    text.push_str("    },\n)\n");
    let scenario = format::format(&SourceText::new(crate::scenario::disk::FILE_NAME, text)).expect("it is RON");
    let endings = nodes.iter().filter(|node| node.ways.is_empty()).count();
    Begun {
        scenes: nodes.len() - endings,
        endings,
        links: nodes.iter().map(|node| node.ways.len()).sum(),
        starter: Starter { scenario, plan: plan.unwrap_or_default(), stills, sounds: Vec::new(), captions: Vec::new() },
        remarks,
    }
}

fn nodes(story: &Story, words: &Words, remarks: &mut Vec<Remark>) -> Vec<Node> {
    let mut ids = Ids::default();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut nodes: Vec<Node> = Vec::new();
    for (at, passage) in story.passages.iter().enumerate() {
        let id = ids.give(&passage.name, &format!("passage-{}", at + 1));
        places.insert(passage.name.clone(), at);
        let comment = if passage.text.is_empty() { passage.name.clone() } else { format!("{}\n{}", passage.name, passage.text) };
        nodes.push(Node { id, title: passage.name.clone(), comment, says: told(&passage.text), ways: Vec::new() });
        if has_macro(&passage.text) {
            let what = format!("{}: what is written there for a story format is not run; it stands in the comment.", passage.name);
            remarks.push(Remark { line: passage.line, what });
        }
    }
    for (at, passage) in story.passages.iter().enumerate() {
        let mut options = Ids::default();
        for link in links(&passage.text) {
            let target = *places.entry(link.target.clone()).or_insert_with(|| {
                let id = ids.give(&link.target, "missing");
                let comment = format!("{}\n{}", link.target, words.missing);
                nodes.push(Node { id, title: link.target.clone(), comment, says: String::new(), ways: Vec::new() });
                let what = format!("{}: the link leads to {}, which is no passage: an ending stands in its place.", passage.name, link.target);
                remarks.push(Remark { line: passage.line + 1 + link.line, what });
                nodes.len() - 1
            });
            nodes[at].ways.push((options.give(&link.text, "option"), link.text, target));
        }
    }
    remarks.sort_by_key(|remark| remark.line);
    nodes
}

/// What a passage says, its links left out.
fn told(text: &str) -> String {
    let mut told = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        told.push_str(before);
        match after.split_once("]]") {
            Some((_, after)) => rest = after,
            None => {
                rest = after;
                break;
            }
        }
    }
    told.push_str(rest);
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn comment(text: &str, indent: &str) -> String {
    text.lines().map(|line| format!("{indent}// {}\n", line.replace(char::is_control, " ").trim_end())).collect()
}

fn scene(text: &mut String, node: &Node, nodes: &[Node], words: &Words) {
    /// Characters read or spoken in a second; source: STANDARDS on captions, at most 17.
    const A_SECOND: usize = 15;
    let seconds = (node.says.chars().count() / A_SECOND).clamp(6, 60);
    let (id, title) = (quoted(&node.id), quoted(&node.title));
    let still = quoted(&format!("stills/{}.png", node.id));
    let mut put = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    put(format!("        {id}: Scene(title: {title}, still: {still}, seconds: {seconds},"));
    if let [(_, shown, target)] = node.ways.as_slice() {
        put(format!("            // {}: {}", words.way, shown.replace(char::is_control, " ")));
        put(format!("            then: Goto({})),", quoted(&nodes[*target].id)));
        return;
    }
    put(format!("            then: Choose(prompt: {}, options: [", quoted(words.prompt)));
    for (option, shown, target) in &node.ways {
        put(format!("                (id: {}, text: {}, goto: {}),", quoted(option), quoted(shown), quoted(&nodes[*target].id)));
    }
    put("            ])),".to_owned());
}

fn ending(text: &mut String, node: &Node, words: &Words) {
    let says = if node.says.is_empty() { &node.title } else { &node.says };
    text.push_str(&comment(words.ending, "        "));
    writeln!(text, "        {}: Ending(title: {}, text: {}, outcome: Mixed),", quoted(&node.id), quoted(&node.title), quoted(says))
        .expect("writing to a String");
}

/// The shortest play to an ending, as a plan; `None`: there is none.
fn plan(nodes: &[Node], start: usize) -> Option<String> {
    let mut came: HashMap<usize, (usize, usize)> = HashMap::new();
    let mut seen = HashSet::from([start]);
    let mut ahead = VecDeque::from([start]);
    let end = loop {
        let here = ahead.pop_front()?;
        if nodes[here].ways.is_empty() {
            break here;
        }
        for (way, (_, _, target)) in nodes[here].ways.iter().enumerate() {
            if seen.insert(*target) {
                came.insert(*target, (here, way));
                ahead.push_back(*target);
            }
        }
    };
    let mut steps = Vec::new();
    let mut here = end;
    while let Some((from, way)) = came.get(&here) {
        steps.push(match nodes[*from].ways.as_slice() {
            [_] => "end".to_owned(),
            ways => format!("choose {}", ways[*way].0),
        });
        here = *from;
    }
    steps.reverse();
    Some(format!("# ias rehearse FOLDER --plan FOLDER/plan.txt\n{}\n", steps.join("\n")))
}
