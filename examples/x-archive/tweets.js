window.YTD.tweets.part0 = [
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399516130016890880",
      "full_text": "Post 0",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399516143057162240",
      "full_text": "Post 1",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399516187420160007",
      "full_text": "Post 2",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399516276825821184",
      "full_text": "Post 3",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399516278419976192",
      "full_text": "Post 4",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399516419662893056",
      "full_text": "Post 5",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399516875948933120",
      "full_text": "Post 6",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399516847188512774",
      "full_text": "Post 7",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399516924099289088",
      "full_text": "Post 8",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399516883133767680",
      "full_text": "Post 9",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399516937273700352",
      "full_text": "Post 10",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399517006940971010",
      "full_text": "Post 11",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399517154240876544",
      "full_text": "Post 12",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399517211748990983",
      "full_text": "Post 13",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399517268976017408",
      "full_text": "Post 14",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399517557259079681",
      "full_text": "Post 15",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399517600103690246",
      "full_text": "Post 16",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399517695335440384",
      "full_text": "Post 17",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399517793490558976",
      "full_text": "Post 18",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399517797676261378",
      "full_text": "Post 19",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399517970473164800",
      "full_text": "Post 20",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399517997098655744",
      "full_text": "Post 21",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399518171762008064",
      "full_text": "Post 22",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399518212698554373",
      "full_text": "Post 23",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399518260769538054",
      "full_text": "Post 24",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399518408321052681",
      "full_text": "Post 25",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399518443229986816",
      "full_text": "Post 26",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399518537128075272",
      "full_text": "Post 27",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399518764945862656",
      "full_text": "Post 28",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399518839206100992",
      "full_text": "Post 29",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519217305673734",
      "full_text": "Post 30",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519275501686784",
      "full_text": "Post 31",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519313053405184",
      "full_text": "Post 32",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519350864953344",
      "full_text": "Post 33",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519456926224384",
      "full_text": "Post 34",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519570927419393",
      "full_text": "Post 35",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519615198486534",
      "full_text": "Post 36",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519622865604608",
      "full_text": "Post 37",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519680608436224",
      "full_text": "Post 38",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519685880578055",
      "full_text": "Post 39",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519714825572359",
      "full_text": "Post 40",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519759662956544",
      "full_text": "Post 41",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519874326568967",
      "full_text": "Post 42",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519884879360000",
      "full_text": "Post 43",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399519995198197763",
      "full_text": "Post 44",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399520064697835522",
      "full_text": "Post 45",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399520403064791040",
      "full_text": "Post 46",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399520535432945664",
      "full_text": "Post 47",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399521078129483776",
      "full_text": "Post 48",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399521078809288710",
      "full_text": "Post 49",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399521113080971265",
      "full_text": "Post 50",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399521269297614848",
      "full_text": "Post 51",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399521332631506944",
      "full_text": "Post 52",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399521380568199170",
      "full_text": "Post 53",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399521395210493952",
      "full_text": "Post 54",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399521429268267008",
      "full_text": "Post 55",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399521575410364416",
      "full_text": "Post 56",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399521724551618560",
      "full_text": "Post 57",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399521752347324417",
      "full_text": "Post 58",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399522034909208577",
      "full_text": "Post 59",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399522060234276866",
      "full_text": "Post 60",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399522433405657093",
      "full_text": "Post 61",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399522732182708224",
      "full_text": "Post 62",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399522782644514817",
      "full_text": "Post 63",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399522755801014272",
      "full_text": "Post 64",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399522825703206919",
      "full_text": "Post 65",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399522858485751813",
      "full_text": "Post 66",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399522884637298689",
      "full_text": "Post 67",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399522979390734336",
      "full_text": "Post 68",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399522988924571649",
      "full_text": "Post 69",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399523027818381315",
      "full_text": "Post 70",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399523139357511683",
      "full_text": "Post 71",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399523180403064843",
      "full_text": "Post 72",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399523358530953217",
      "full_text": "Post 73",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399523413287612416",
      "full_text": "Post 74",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399523447735058443",
      "full_text": "Post 75",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399523443880603652",
      "full_text": "Post 76",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399523497152520195",
      "full_text": "Post 77",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399523559463174146",
      "full_text": "Post 78",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399523661284085762",
      "full_text": "Post 79",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399523743387639808",
      "full_text": "Post 80",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399523885507223552",
      "full_text": "Post 81",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399524177632194563",
      "full_text": "Post 82",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399524345727344640",
      "full_text": "Post 83",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399524369144127492",
      "full_text": "Post 84",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399524611843473408",
      "full_text": "Post 85",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399524623889268736",
      "full_text": "Post 86",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399524630956613632",
      "full_text": "Post 87",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399524635209916421",
      "full_text": "Post 88",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399524773970124801",
      "full_text": "Post 89",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399524939737411584",
      "full_text": "Post 90",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399525763351728128",
      "full_text": "Post 91",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399526013743435779",
      "full_text": "Post 92",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399526072601919488",
      "full_text": "Post 93",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399526226478411782",
      "full_text": "Post 94",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399526387598532610",
      "full_text": "Post 95",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399526419454320640",
      "full_text": "Post 96",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399526551503269889",
      "full_text": "Post 97",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399526684391489536",
      "full_text": "Post 98",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399526725286199296",
      "full_text": "Post 99",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399526792239550464",
      "full_text": "Post 100",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399526752280432640",
      "full_text": "Post 101",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399526859935617024",
      "full_text": "Post 102",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399527069948760065",
      "full_text": "Post 103",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399527250379235332",
      "full_text": "Post 104",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399527353374638080",
      "full_text": "Post 105",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399527496274780160",
      "full_text": "Post 106",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399527661995708416",
      "full_text": "Post 107",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399527716181942272",
      "full_text": "Post 108",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399527652369944580",
      "full_text": "Post 109",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399527773207552010",
      "full_text": "Post 110",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528013281468416",
      "full_text": "Post 111",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528139655602186",
      "full_text": "Post 112",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528153219940361",
      "full_text": "Post 113",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528194630402048",
      "full_text": "Post 114",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528209369280519",
      "full_text": "Post 115",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528169309315072",
      "full_text": "Post 116",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528287274008576",
      "full_text": "Post 117",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528548277432325",
      "full_text": "Post 118",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528639805509632",
      "full_text": "Post 119",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528651985567744",
      "full_text": "Post 120",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528746240274439",
      "full_text": "Post 121",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528711188279296",
      "full_text": "Post 122",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528797221904386",
      "full_text": "Post 123",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528831145463809",
      "full_text": "Post 124",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528883553083393",
      "full_text": "Post 125",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528955548581888",
      "full_text": "Post 126",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399528961915449344",
      "full_text": "Post 127",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399529000914219011",
      "full_text": "Post 128",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399529022862872576",
      "full_text": "Post 129",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399529025907920896",
      "full_text": "Post 130",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399529287363874822",
      "full_text": "Post 131",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399529447565582340",
      "full_text": "Post 132",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399529526430883840",
      "full_text": "Post 133",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399529541375340546",
      "full_text": "Post 134",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399529560215912449",
      "full_text": "Post 135",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399529623055118336",
      "full_text": "Post 136",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399530097736990720",
      "full_text": "Post 137",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399530357868023808",
      "full_text": "Post 138",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399530407834451968",
      "full_text": "Post 139",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399530517490597897",
      "full_text": "Post 140",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399530563439083526",
      "full_text": "Post 141",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399530674944614400",
      "full_text": "Post 142",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399530803688947720",
      "full_text": "Post 143",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399530840497926144",
      "full_text": "Post 144",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399530812140457984",
      "full_text": "Post 145",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399530837381488640",
      "full_text": "Post 146",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399530953702498312",
      "full_text": "Post 147",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399531033276485632",
      "full_text": "Post 148",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "id_str": "1399531083570663424",
      "full_text": "Post 149",
      "created_at": "Tue Jun 01 12:00:00 +0000 2021"
    }
  }
]
