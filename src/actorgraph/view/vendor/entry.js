// What the page uses of sigma.js and graphology, as one script; see README.md for how it is made.
import Graph from "graphology";
import Sigma from "sigma";
import {
  extremityArrow,
  layerDashed,
  pathCurved,
  pathLine,
  sdfCircle,
  sdfDiamond,
  sdfSquare,
  sdfTriangle,
} from "sigma/rendering";

globalThis.sigmaKit = {
  Graph, Sigma, extremityArrow, layerDashed, pathCurved, pathLine, sdfCircle, sdfDiamond, sdfSquare, sdfTriangle,
};
