// SPDX-License-Identifier: GPL-3.0-or-later
// The real client reads the service through Prism's validating proxy. Prism opens no WebSocket, so this is also the
// client's way when sockets are blocked: it polls.
'use strict';

const { spawnSync } = require('child_process');
const net = require('net');
const path = require('path');
const { api, check, finish, isThere, leaveOut, tools } = require('./contract.js');
const { startBranch, stopBranch, startProgram, stopProgram, request } = require('./service.js');

const program = process.env.LOBBY_BRANCH_PROGRAM;
const ctl = process.env.LOBBYCTL_PROGRAM;
const prism = path.join(tools || '', 'node_modules', '.bin', 'prism');
if (!isThere(program) || !isThere(ctl)) leaveOut('lobby-branch or lobbyctl is not in this build');
if (!isThere(prism)) leaveOut('the tools are not installed');

function findPort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function main() {
  const branch = await startBranch(program);
  const port = await findPort();
  const proxy = await startProgram(process.execPath, [prism, 'proxy', path.join(api, 'openapi.yaml'), branch.url.replace(/\/$/, ''),
    '--host', '127.0.0.1', '--port', String(port), '--errors'], { ready: /http:\/\/127\.0\.0\.1:\d+(?=\s*$)/m });
  const base = `http://127.0.0.1:${port}/`;

  const wrong = await request(`${base}v1/events?limit=many`, { headers: { Authorization: `Bearer ${branch.token}` } });
  check(wrong.status >= 400, 'the proxy lets nothing pass that is not written down', [String(wrong.status)]);
  const watch = spawnSync(ctl, ['watch', base, '--token-file', branch.tokenFile, '--once', '--json'],
    { encoding: 'utf8', timeout: 60000 });
  const lines = (watch.stdout || '').split('\n').filter((line) => line !== '');
  check(watch.status === 0 && lines.length > 0, 'the client reads the lobby through the proxy',
    [`ended with ${watch.status}`, ...(watch.stderr || '').split('\n')]);
  check(lines.every((line) => { try { return JSON.parse(line) !== null; } catch { return false; } }), 'what it prints is JSON', lines);
  const violations = proxy.said().split('\n').filter((line) => /VIOLATIONS|Violation:/.test(line) && !/limit/.test(line));
  check(violations.length === 0, 'the proxy saw nothing that is not written down', violations);
  await stopProgram(proxy.child);
  await stopBranch(branch);
}

main().then(finish, (error) => {
  check(false, 'the checks came to their end', String(error.stack).split('\n'));
  finish();
});
