// What stories ask of a page. A query answers an element of any kind; which one it is stands in the selector.

interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}

interface NonElementParentNode {
  getElementById(id: string): any;
}

interface Element {
  closest(selectors: string): any;
}

/** Stories leave what they measure on the window. */
interface Window {
  [measured: string]: any;
}
