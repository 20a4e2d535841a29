// name: graph
// purpose: Districts and the programs that they run, as paths to draw in Neo4j Browser
// title-zh: 区县与项目的关系图
// title-en: Districts and their programs, drawn
// parameters:
//   program: program: only this program, by any of its names: null
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   path: a path from a district to a program
//   facts: identifiers of the facts that the row rests on
// view: graph
MATCH path = (d:District)-[run:RUNS]->(p:Program)
WHERE ($program IS NULL OR p.name = $program)
  AND ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
MATCH (d)<-[:ABOUT]-(f:ProgramRun {status: 'done'})-[:STATED_IN]->(r:Report)
WHERE EXISTS { (f)-[:RUN_OF]->(p) }
WITH path, d, p, f, r ORDER BY r.period, r.id, f.start, f.id
WITH path, d, p, collect(f.id) AS facts
RETURN path, facts
ORDER BY d.id, p.id
