// name: names-of
// purpose: The names that reports use for one program, and the districts that use each
// title-zh: 同一项目有哪些叫法、各由哪些区县使用
// title-en: Which names a program goes by, and where
// parameters:
//   program: program: only this program, by any of its names: null
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   program: the program's usual name
//   written: the name that reports use, without quotation marks
//   names: how many names reports use for the program
//   districts: the districts that use this one
//   periods: the periods of their reports
//   sentence: the first words that use it
//   report: title of that report
//   facts: identifiers of the facts that the row rests on
MATCH (f:ProgramRun)-[:RUN_OF]->(p:Program)
WHERE $program IS NULL OR p.name = $program
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
WITH DISTINCT p, d, r, f ORDER BY d.code, d.id, r.period, r.id, f.start, f.id
WITH p, f.written AS written, collect(DISTINCT d.name) AS districts, collect(r.period) AS periods,
     head(collect(coalesce(f.sentence, f.quote))) AS sentence, head(collect(r.name)) AS report, collect(f.id) AS facts
ORDER BY p.id, written
WITH p, collect({written: written, districts: districts, periods: periods, sentence: sentence, report: report,
                 facts: facts}) AS forms
WHERE size(forms) > 1 OR $program IS NOT NULL
UNWIND forms AS form
UNWIND form.periods AS period
WITH p, forms, form, period ORDER BY period
WITH p, size(forms) AS names, form, collect(DISTINCT period) AS periods
RETURN p.name AS program, form.written AS written, names, form.districts AS districts, periods,
       form.sentence AS sentence, form.report AS report, form.facts AS facts
ORDER BY program, p.id, written, names, districts, periods, sentence, report, facts
