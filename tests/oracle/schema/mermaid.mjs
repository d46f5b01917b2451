// Parses and draws flow charts with Mermaid itself: every node and every way that is written must be understood as one.
//   node mermaid.mjs FILE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// Modules are taken from TOOLS, wherever this file lies.
const require = createRequire(process.env.TOOLS + "/");
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
Object.assign(globalThis, { window, document: window.document });
for (const name of ["SVGElement", "Element", "HTMLElement", "DOMParser", "XMLSerializer", "CSSStyleSheet", "Node", "MutationObserver"]) {
    globalThis[name] ??= window[name];
}
const mermaid = (await import(pathToFileURL(require.resolve("mermaid")))).default;
mermaid.initialize({ startOnLoad: false });

let bad = 0;
for (const file of process.argv.slice(2)) {
    const text = readFileSync(file, "utf8");
    try {
        const parsed = await mermaid.parse(text);
        const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
        const nodes = db.getVertices().size ?? Object.keys(db.getVertices()).length;
        const ways = db.getEdges().length;
        const written = text.split("\n").filter((line) => /-->|-\.->|==>/.test(line)).length;
        const dot = readFileSync(file.replace(/\.mermaid$/, ".dot"), "utf8");
        const dotWays = dot.split("\n").filter((line) => /^\s*"[^"]*" -> /.test(line)).length;
        if (parsed.diagramType !== "flowchart-v2" || ways !== written || ways !== dotWays || nodes === 0) {
            throw new Error(`${parsed.diagramType}: ${nodes} nodes; ${ways} ways understood, ${written} written, ${dotWays} for Graphviz`);
        }
        console.log(`ok  ${file}: ${nodes} nodes, ${ways} ways`);
    } catch (error) {
        bad += 1;
        console.error(`BAD ${file}: ${error.message}`);
    }
}
process.exit(bad ? 1 : 0);
