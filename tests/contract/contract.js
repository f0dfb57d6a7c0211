// SPDX-License-Identifier: GPL-3.0-or-later
// What the checks of the contract share: the schemas, read strictly, and TAP.
'use strict';

const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');

// Everything a test hands over comes by the environment (see meson.build).
const tools = process.env.LOBBY_CONTRACT_TOOLS;
const api = path.join(__dirname, '..', '..', 'data', 'api');

let points = 0;
let failures = 0;

function leaveOut(why) {
  console.log(`1..0 # SKIP ${why}`);
  process.exit(0);
}

function check(good, what, details = []) {
  points += 1;
  if (!good) failures += 1;
  console.log(`${good ? 'ok' : 'not ok'} ${points} ${what}`);
  if (!good) details.slice(0, 12).forEach((line) => console.log(`#   ${line}`));
  return good;
}

function finish() {
  console.log(`1..${points}`);
  process.exit(failures > 0 ? 1 : 0);
}

function isThere(program) {
  return Boolean(program) && fs.existsSync(program);
}

function requireTool(name) {
  try {
    return createRequire(path.join(tools, 'package.json'))(name);
  } catch {
    return leaveOut('the tools are not installed');
  }
}

// A service may send only what is written down: objects with members take no others. Readers are not that strict.
function closeObjects(schema) {
  if (Array.isArray(schema)) return schema.map(closeObjects);
  if (schema === null || typeof schema !== 'object') return schema;
  const closed = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closeObjects(value)]));
  return closed.type === 'object' && closed.properties && !closed.allOf ? { ...closed, additionalProperties: false } : closed;
}

function listSchemas(folder, prefix = '') {
  return fs.readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(prefix, entry.name);
    return entry.isDirectory() ? listSchemas(folder, name) : [name];
  });
}

// Returns a function that gives the validator of a file in data/api/schemas.
function loadSchemas({ closed }) {
  const Ajv = requireTool('ajv/dist/2020').default;
  const addFormats = requireTool('ajv-formats').default;
  const ajv = new Ajv({ allErrors: false, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
  ajv.addVocabulary(['x-classification', 'x-area']);
  addFormats(ajv);
  const names = listSchemas(path.join(api, 'schemas'));
  for (const name of names) {
    const schema = JSON.parse(fs.readFileSync(path.join(api, 'schemas', name), 'utf8'));
    const own = closed && name.startsWith('records/') ? closeObjects(schema) : schema;
    ajv.addSchema(own, `https://lobby.example/schemas/${name}`);
  }
  const get = (name) => ajv.getSchema(`https://lobby.example/schemas/${name}`);
  return { get, names };
}

function explain(errors) {
  return (errors || []).slice(-3).map((e) => `${e.instancePath || '(top)'} ${e.message} ${JSON.stringify(e.params)}`);
}

// Validates many values and keeps the first few troubles.
class Tally {
  constructor() {
    this.count = 0;
    this.wrong = [];
    this.types = new Map();
  }

  take(validate, value, name) {
    this.count += 1;
    if (value && value.type) this.types.set(value.type, (this.types.get(value.type) || 0) + 1);
    if (validate(value)) return;
    this.wrong.push(`${name}: ${explain(validate.errors).join('; ')}`);
  }
}

module.exports = { api, tools, check, finish, leaveOut, isThere, requireTool, loadSchemas, explain, Tally };
