// parse5's side of tools/compare_parse5: reads {"path": …, "context": … or null} a line, parses each file with places, and
// prints the tree as `onrecord html --json` does, an empty line behind each. All offsets become bytes.
import { readFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.cwd() + '/');
const { parse, parseFragment, html, defaultTreeAdapter: adapter } = await import(pathToFileURL(require.resolve('parse5')));

const spaces = { [html.NS.HTML]: 'html', [html.NS.SVG]: 'svg', [html.NS.MATHML]: 'math' };
const attributeSpaces = { [html.NS.XLINK]: 'xlink ', [html.NS.XML]: 'xml ', [html.NS.XMLNS]: 'xmlns ' };
const modes = { 'no-quirks': 'none', 'limited-quirks': 'limited', quirks: 'full' };

// For each UTF-16 unit of the text the offset of its first byte, and one more for the end.
function byteOffsets(text) {
  const out = new Uint32Array(text.length + 1);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    out[i] = at;
    const unit = text.charCodeAt(i);
    const isPair = unit >= 0xd800 && unit < 0xdc00;
    at += unit < 0x80 ? 1 : unit < 0x800 ? 2 : isPair ? 4 : unit >= 0xdc00 && unit < 0xe000 ? 0 : 3;
  }
  out[text.length] = at;
  return out;
}

function describe(node, depth, bytes) {
  const place = node.sourceCodeLocation;
  const range = (p) => (p ? [[bytes[p.startOffset], bytes[p.endOffset]]] : []);
  if (node.nodeName === '#document' || node.nodeName === '#document-fragment') {
    return { depth, kind: 'document', quirks: modes[node.mode] ?? 'none' };
  }
  if (node.nodeName === '#documentType') {
    return { depth, kind: 'doctype', name: node.name, public: node.publicId, system: node.systemId, at: range(place) };
  }
  if (node.nodeName === '#text') return { depth, kind: 'text', text: node.value, at: range(place) };
  if (node.nodeName === '#comment') return { depth, kind: 'comment', text: node.data, at: range(place) };
  const attributes = node.attrs.map((a) => {
    const written = (a.prefix ? a.prefix + ':' + a.name : a.name).toLowerCase();
    const found = (place?.startTag?.attrs ?? place?.attrs)?.[written];
    return { name: (attributeSpaces[a.namespace] ?? '') + a.name, value: a.value, at: range(found) };
  });
  const at = range(place?.startTag ?? place);
  return { depth, kind: 'element', space: spaces[node.namespaceURI], name: node.tagName, at, attributes };
}

// Without recursion: a page may be deep.
function* walk(root) {
  const stack = [[root, 0]];
  while (stack.length > 0) {
    const [node, depth] = stack.pop();
    yield [node, depth];
    const children = (node.content ?? node).childNodes ?? [];
    for (let i = children.length - 1; i >= 0; i--) stack.push([children[i], depth + 1]);
  }
}

function parseOne(text, context) {
  const options = { sourceCodeLocationInfo: true, scriptingEnabled: false };
  if (context === null) return parse(text, options);
  const words = context.split(' ');
  const space = words.length === 1 ? html.NS.HTML : words[0] === 'svg' ? html.NS.SVG : html.NS.MATHML;
  return parseFragment(adapter.createElement(words.at(-1), space, []), text, options);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
for await (const line of createInterface({ input: process.stdin })) {
  const { path, context } = JSON.parse(line);
  const text = decoder.decode(readFileSync(path));
  const bytes = byteOffsets(text);
  let out = '';
  for (const [node, depth] of walk(parseOne(text, context))) out += JSON.stringify(describe(node, depth, bytes)) + '\n';
  const data = Buffer.from(out + '\n');
  for (let at = 0; at < data.length; ) at += writeSync(1, data, at);
}
