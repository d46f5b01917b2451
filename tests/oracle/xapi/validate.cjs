// Holds statements (a line each) against Learning Locker's validator: node validate.cjs STATEMENTS.jsonl
const fs = require('fs');
const { statement } = require('@learninglocker/xapi-validation/dist/factory.js');
let refused = 0, count = 0;
for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  count += 1;
  const warnings = statement(JSON.parse(line), ['statement']);
  if (warnings.length > 0) {
    refused += 1;
    if (refused <= 5) console.log(`line ${count}:`, JSON.stringify(warnings).slice(0, 400));
  }
}
console.log(`${count} statements, ${refused} refused by Learning Locker's validator`);
process.exit(refused ? 1 : 0);
