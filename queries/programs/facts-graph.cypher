// name: facts-graph
// purpose: What reports say of a program: districts, facts and the reports that state them, as paths to draw
// title-zh: 项目、事实与报告的关系图
// title-en: A program with its facts and reports, drawn
// parameters:
//   program: program: the program, by any of its names: required
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   claim: a path from the district over the fact to the program
//   source: a path from the fact to the report that states it
//   facts: identifiers of the facts that the row rests on
// view: graph
MATCH (p:Program {name: $program})
MATCH claim = (d:District)<-[:ABOUT]-(f:ProgramRun)-[:RUN_OF]->(p)
WHERE $district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) }
MATCH source = (f)-[:STATED_IN]->(r:Report)
RETURN claim, source, [f.id] AS facts
ORDER BY d.id, r.period, r.id, f.start, f.id
