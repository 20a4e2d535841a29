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
MATCH (f:ProgramRun {status: 'done'})-[:RUN_OF]->(p:Program)
WHERE $program IS NULL OR p.name = $program
MATCH (f)-[:ABOUT]->(d:District)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
MATCH (f)-[:STATED_IN]->(r:Report)
WITH DISTINCT d, p, r, f ORDER BY r.period, r.id, f.start, f.id
WITH d, p, collect(f.id) AS facts
MATCH path = (d)-[run:RUNS]->(p)
RETURN path, facts
ORDER BY d.id, p.id
