/** What the eight exercises are called where a scenario gives them no name. By themselves, for who needs no other word. */
export const exerciseKinds = {
  zh: {
    'typhoon-landfall': '台风登陆应对',
    'boats-to-port': '渔船回港与海岛避险',
    evacuation: '群众转移安置',
    'vessel-distress': '船舶遇险搜救',
    'chemical-leak': '危化品泄漏处置',
    'reservoir-dyke': '水库河道洪水抢险',
    'urban-flooding': '城市洪涝处置',
    'restoration-medical': '抢通与医疗救治',
  },
  en: {
    'typhoon-landfall': 'Typhoon landfall',
    'boats-to-port': 'Boats to port',
    evacuation: 'Evacuation',
    'vessel-distress': 'Vessel in distress',
    'chemical-leak': 'Chemical leak',
    'reservoir-dyke': 'Reservoir and dyke',
    'urban-flooding': 'Urban flooding',
    'restoration-medical': 'Restoration, care',
  },
};
