/** Coupling below files: functions, classes, entities and entry points. */
import { type FactsIndex, moduleOf, ownerOf } from '../facts-index';
import type { NodeId } from '../criteria/criterion';
import { type CouplingGraph, pieceGraphOf } from '../graph/coupling-graph';
import { partings } from '../partings/partings';
import { rollUp } from './roll-up';
import { endpointNodes, symbolCriteria } from './symbol-criteria';

/** By the criteria that speak of functions; what only a whole file has (imports, folders, history) is not told here. */
export function coupleFunctions(index: FactsIndex): CouplingGraph {
  return pieceGraphOf(index, [...index.functions.keys()], symbolCriteria, partings);
}

/** Methods and entry points in the class that has them; a function without a class stays itself. */
export function coupleClasses(index: FactsIndex): CouplingGraph {
  const handlerOf = handlers(index);
  return rollUp(coupleFunctions(index), (node) => ownerOfNode(handlerOf(node)));
}

/** The same as files: what these criteria say in the graph of files. */
export function rollUpToFiles(index: FactsIndex, symbols: CouplingGraph): CouplingGraph {
  const handlerOf = handlers(index);
  return rollUp(symbols, (node) => moduleOf(handlerOf(node)));
}

/** The function that answers an entry point; any other node is itself. */
function handlers(index: FactsIndex): (node: NodeId) => NodeId {
  const handlerOf = new Map([...endpointNodes(index)].map(([{ handler }, node]) => [node, handler]));
  return (node) => handlerOf.get(node) ?? node;
}

function ownerOfNode(node: NodeId): NodeId {
  return node.includes('#') ? ownerOf(node) : node;
}
