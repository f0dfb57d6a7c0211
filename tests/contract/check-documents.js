// SPDX-License-Identifier: GPL-3.0-or-later
// The documents lint clean; every schema compiles; what is wrong is refused, so that a pass means something.
'use strict';

const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { api, check, explain, finish, leaveOut, loadSchemas, requireTool, tools, isThere } = require('./contract.js');

const spectral = path.join(tools || '', 'node_modules', '.bin', 'spectral');
if (!isThere(spectral)) leaveOut('the tools are not installed');

for (const name of ['openapi.yaml', 'asyncapi.yaml']) {
  const run = spawnSync(spectral, ['lint', '--ruleset', path.join(__dirname, 'spectral.yaml'), '--fail-severity=warn', path.join(api, name)],
    { encoding: 'utf8' });
  check(run.status === 0, `${name} lints clean`, (run.stdout + run.stderr).split('\n'));
}

const { get, names } = loadSchemas({ closed: true });
const stream = requireTool('js-yaml').load(fs.readFileSync(path.join(api, 'asyncapi.yaml'), 'utf8'));
const events = names.filter((name) => name.startsWith('events/')).map((name) => name.slice('events/'.length, -'.json'.length));
const unsaid = events.filter((name) => !name.startsWith('console.') && !stream.channels.events.messages[name]);
check(unsaid.length === 0, 'the stream document names every type of event', unsaid);
const prose = fs.readFileSync(path.join(api, 'README.md'), 'utf8').match(/`(?:ticket|counter|staff|device|customer|feedback|case|branch|advice)\.[a-z-]+`/g);
const unknownNames = [...new Set(prose)].map((name) => name.slice(1, -1)).filter((name) => !events.includes(name) && !names.includes(`commands/${name}.json`));
check(unknownNames.length === 0, 'the table of other systems names only events that there are', unknownNames);
const broken = names.filter((name) => {
  try {
    return !get(name);
  } catch (error) {
    console.log(`#   ${name}: ${error.message}`);
    return true;
  }
});
check(broken.length === 0, `each of the ${names.length} schemas compiles`, broken);

const sheet = JSON.parse(fs.readFileSync(path.join(api, '..', 'policy', 'diversion.json'), 'utf8'));
const ofSheet = get('records/RuleSheet.json');
check(ofSheet(sheet), 'the rule sheet that comes with Lobby is one', explain(ofSheet.errors));
check(!ofSheet({ ...sheet, version: 0 }), 'a rule sheet without a version is refused');

const good = {
  specversion: '1.0', id: 'e-1', source: '/branches/binhe/streams/main/20251117-1', type: 'org.lobby.ticket.issued.v1',
  time: '2025-11-17T02:42:06.000000Z', sequence: '00000000000000000001', dataclassification: 'C1',
  datacontenttype: 'application/json', data: { ticket: 'A073', service: 'A' },
};
const emitted = get('emitted-event.json');
check(emitted(good), 'a well-formed event passes', explain(emitted.errors));

const spoilt = {
  'without a sequence': { sequence: undefined },
  'with a short sequence': { sequence: '17' },
  'without a time': { time: undefined },
  'with a time that is none': { time: 'yesterday' },
  'of an unknown classification': { dataclassification: 'C3' },
  'without its ticket': { data: { service: 'A' } },
  'with a ticket that is no identifier': { data: { ticket: 'A 073', service: 'A' } },
  'with a member that nobody wrote down': { data: { ticket: 'A073', service: 'A', idNumber: '1' } },
  'from a source without an epoch': { source: '/branches/binhe/streams/main' },
};
for (const [what, change] of Object.entries(spoilt)) {
  const event = JSON.parse(JSON.stringify({ ...good, ...change }));
  check(!emitted(event), `an event ${what} is refused`);
}

const ingest = get('ingest-event.json');
const reported = { ...good, source: '/adapters/queue-7', sequence: undefined, dataclassification: undefined };
check(ingest(JSON.parse(JSON.stringify(reported))), 'an adapter reports without numbering', explain(ingest.errors));
const unknown = { ...good, type: 'org.lobby.ticket.teleported.v1', data: { ticket: 'A073' } };
check(emitted(unknown), 'an event of an unknown type passes', explain(emitted.errors));
finish();
