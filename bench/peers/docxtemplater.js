// docxtemplater's documented use, for every FOLDER/*.json: node docxtemplater.js TEMPLATE FOLDER
// Prints the seconds that all took together; libraries are loaded before.
const fs = require("fs");
const path = require("path");
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");

const [template, folder] = process.argv.slice(2);
const names = fs.readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
const start = process.hrtime.bigint();
for (const name of names) {
  const zip = new PizZip(fs.readFileSync(template, "binary"));
  const document = new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true });
  document.render(JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")));
  const made = document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  fs.writeFileSync(path.join(folder, name.replace(".json", ".docxtemplater.docx")), made);
}
console.log(Number(process.hrtime.bigint() - start) / 1e9);
