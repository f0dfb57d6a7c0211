// SPDX-License-Identifier: GPL-3.0-or-later
// A running lobby-branch for a check: its start and stop, requests whose answers are held against openapi.yaml, and a
// small WebSocket reader (node 18 has none of its own).
'use strict';

const { spawn } = require('child_process');
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const os = require('os');
const path = require('path');
const { api, requireTool, loadSchemas, explain } = require('./contract.js');

const DEADLINE_MS = 60000;

function until(what, arm) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`nothing came: ${what}`)), DEADLINE_MS);
    arm((value) => { clearTimeout(timer); resolve(value); }, (error) => { clearTimeout(timer); reject(error); });
  });
}

// Starts a program and waits for the first line of its output that holds an address.
async function startProgram(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  process.on('exit', () => child.kill('SIGKILL'));
  let said = '';
  let complained = '';
  child.stderr.on('data', (chunk) => { complained = (complained + chunk).slice(-4000); });
  const url = await until('the ready line', (resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const found = said.match(options.ready || /https?:\/\/[^\s"',]+/);
      if (found && said.includes('\n', found.index)) resolve(found[0]);
    });
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${complained}`)));
  });
  return { child, url: url.endsWith('/') ? url : `${url}/`, said: () => said, complained: () => complained };
}

async function stopProgram(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = until('the end of the program', (resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

async function startBranch(program, extra = []) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lobby-service-'));
  const token = crypto.randomBytes(24).toString('base64url');
  const tokenFile = path.join(folder, 'token');
  fs.writeFileSync(tokenFile, `${token}\n`, { mode: 0o600 });
  const running = await startProgram(program, ['serve', '--listen', '127.0.0.1:0', '--store', path.join(folder, 'branch.db'),
    '--simulate', 'pension-day', '--seed', '7', '--speed', '60', '--start', '10:30', '--token-file', tokenFile, ...extra]);
  return { ...running, token, tokenFile, folder };
}

async function stopBranch(branch) {
  await stopProgram(branch.child);
  fs.rmSync(branch.folder, { recursive: true, force: true });
}

function request(url, { method = 'GET', headers = {}, body } = {}) {
  return until(`${method} ${url}`, (resolve, reject) => {
    const asked = http.request(url, { method, headers }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

// Holds answers against the document: status, media type, required headers, body.
class Document {
  constructor() {
    const yaml = requireTool('js-yaml');
    this.openapi = yaml.load(fs.readFileSync(path.join(api, 'openapi.yaml'), 'utf8'));
    this.schemas = loadSchemas({ closed: true });
  }

  resolve(value) {
    if (!value || !value.$ref || !value.$ref.startsWith('#/')) return value;
    return this.resolve(value.$ref.slice(2).split('/').reduce((at, key) => at[key], this.openapi));
  }

  troubles(method, pattern, answer) {
    const operation = this.openapi.paths[pattern][method.toLowerCase()];
    const response = this.resolve(operation.responses[answer.status] || operation.responses.default);
    const type = (answer.headers['content-type'] || '').split(';')[0].trim();
    const wrong = [];
    if (!operation.responses[answer.status] && answer.status < 400) wrong.push(`status ${answer.status} is not written down`);
    for (const [name, header] of Object.entries(response.headers || {})) {
      const value = answer.headers[name.toLowerCase()];
      const { required, schema } = this.resolve(header);
      if (required && value === undefined) wrong.push(`no header ${name}`);
      if (value !== undefined && schema.pattern && !new RegExp(schema.pattern).test(value)) wrong.push(`header ${name}: ${value}`);
    }
    if (!response.content) return answer.body.length > 0 ? [...wrong, 'a body where none is written down'] : wrong;
    if (!response.content[type]) return [...wrong, `media type ${type || 'none'} of ${answer.status} is not written down`];
    return [...wrong, ...this.bodyTroubles(type, response.content[type].schema, answer.body)];
  }

  bodyTroubles(type, schema, body) {
    if (!schema.$ref) return [];
    let value;
    try {
      value = JSON.parse(body.toString('utf8'));
    } catch (error) {
      return [`not JSON: ${error.message}`];
    }
    const validate = this.schemas.get(schema.$ref.replace('schemas/', ''));
    return validate(value) ? [] : explain(validate.errors);
  }
}

// Reads unmasked server frames; pings are answered, everything else is handed on.
class Socket {
  constructor(socket, rest, protocol) {
    this.socket = socket;
    this.protocol = protocol;
    this.buffer = rest;
    this.parts = [];
    this.messages = [];
    this.waiting = null;
    socket.on('data', (chunk) => { this.buffer = Buffer.concat([this.buffer, chunk]); this.read(); });
    socket.on('error', () => {});
    this.read();
  }

  read() {
    for (;;) {
      if (this.buffer.length < 2) return;
      let length = this.buffer[1] & 0x7f;
      let at = 2;
      if (length === 126) { if (this.buffer.length < 4) return; length = this.buffer.readUInt16BE(2); at = 4; }
      else if (length === 127) { if (this.buffer.length < 10) return; length = Number(this.buffer.readBigUInt64BE(2)); at = 10; }
      if (this.buffer.length < at + length) return;
      const frame = { final: (this.buffer[0] & 0x80) !== 0, code: this.buffer[0] & 0x0f, data: this.buffer.subarray(at, at + length) };
      this.buffer = this.buffer.subarray(at + length);
      this.take(frame);
    }
  }

  take({ final, code, data }) {
    if (code === 9) this.send(10, data);
    if (code > 2) return;
    this.parts.push(data);
    if (!final) return;
    this.messages.push(Buffer.concat(this.parts).toString('utf8'));
    this.parts = [];
    if (this.waiting) this.waiting();
  }

  send(code, data) {
    const mask = crypto.randomBytes(4);
    const masked = Buffer.from(data.map((byte, i) => byte ^ mask[i % 4]));
    this.socket.write(Buffer.concat([Buffer.from([0x80 | code, 0x80 | data.length]), mask, masked]));
  }

  async next() {
    if (this.messages.length === 0) await until('a message', (resolve) => { this.waiting = resolve; });
    this.waiting = null;
    return this.messages.shift();
  }

  close() {
    this.socket.destroy();
  }
}

function openSocket(url, token, headers = {}) {
  return until('the WebSocket', (resolve, reject) => {
    const asked = http.request(url, { headers: {
      Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Protocol': 'cloudevents.json',
      'Sec-WebSocket-Key': crypto.randomBytes(16).toString('base64'), Authorization: `Bearer ${token}`, ...headers } });
    asked.on('upgrade', (answer, socket, head) => resolve(new Socket(socket, head, answer.headers['sec-websocket-protocol'])));
    asked.on('response', (answer) => reject(new Error(`no upgrade: ${answer.statusCode}`)));
    asked.on('error', reject);
    asked.end();
  });
}

module.exports = { startProgram, stopProgram, startBranch, stopBranch, request, openSocket, Document };
