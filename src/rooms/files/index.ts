export { keepFile, keepMailedFile } from './keepFile.ts';
export { forgetMailedFiles, keepDocument } from './mailed.ts';
export { leaveToMail, removeFile, removeFiles } from './removeFiles.ts';
