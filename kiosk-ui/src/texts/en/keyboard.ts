import type { keyboard as zh } from '../zh/keyboard.ts'

export const keyboard: typeof zh = {
  keyboardFor: 'Typing: ',
  erase: 'Delete',
  clear: 'Clear',
  shift: 'Caps',
  space: 'Space',
  left: 'Cursor left',
  right: 'Cursor right',
  next: 'Next field',
  done: 'Done',
  letters: 'ABC',
  signs: '123 #',
  strokes: 'Strokes',
  language: '中/EN',
  split: 'Split',
  morePrevious: 'Previous characters',
  moreNext: 'More characters',
  compose: 'Type pinyin, choose here',
  composeStrokes: 'Strokes in writing order, choose here',
  noCandidates: 'No such character: delete and try again',
}
