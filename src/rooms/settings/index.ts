export {
  readSetting,
  readSettings,
  removeSetting,
  settingRows,
  settingsIn,
  writeSetting,
} from './setting.ts';
