// Carbone's documented use, for every FOLDER/*.json: node carbone.js TEMPLATE FOLDER
// Prints the seconds that all took together; the library is loaded before.
const fs = require("fs");
const path = require("path");
const { promisify } = require("util");
const carbone = require("carbone");

const [template, folder] = process.argv.slice(2);
const names = fs.readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
const render = promisify(carbone.render);

async function main() {
  const start = process.hrtime.bigint();
  for (const name of names) {
    const data = JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
    const made = await render(path.resolve(template), data, {});
    fs.writeFileSync(path.join(folder, name.replace(".json", ".carbone.docx")), made);
  }
  console.log(Number(process.hrtime.bigint() - start) / 1e9);
  process.exit();
}

main();
