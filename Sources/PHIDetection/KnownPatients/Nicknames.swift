/// Given names and what their bearers are called.
enum Nicknames {
  /// Every other name in the group of a name's hash.
  static let others: [UInt64: [UInt64]] = {
    var others: [UInt64: [UInt64]] = [:]
    for group in groups.utf8.split(whereSeparator: { $0 == UInt8(ascii: ",") || $0 == 0x0A }) {
      let names = group.split(separator: 0x20).map { WordHash.word($0) }
      for name in names { others[name, default: []] += names.filter { $0 != name } }
    }
    return others
  }()

  private static let groups = """
    robert bob rob bobby robbie,william bill will billy liam,richard rick dick rich ricky,james jim jimmy jamie
    john jack johnny
    michael mike mick mikey,thomas tom tommy,charles charlie chuck,joseph joe joey,david dave davey,daniel dan danny
    matthew matt,christopher chris topher,anthony tony,steven steve,stephen steve,andrew andy drew
    edward ed eddie ted ned
    kenneth ken kenny,joshua josh,gregory greg,samuel sam sammy,benjamin ben benny,patrick pat paddy
    alexander alex al sasha
    jonathan jon,nathan nate,nathaniel nate nat,nicholas nick nicky,timothy tim timmy,ronald ron ronnie
    donald don donnie
    lawrence larry,gerald jerry,raymond ray,peter pete,frederick fred freddie,theodore ted theo,leonard leo lenny
    zachary zach
    elizabeth liz beth betty eliza lizzie libby,margaret maggie meg peggy marge,katherine kate kathy katie kat
    catherine cathy kate
    jennifer jen jenny,patricia pat patty trish,barbara barb,susan sue susie,deborah deb debbie,jessica jess jessie
    rebecca becky becca,kimberly kim,christine chris chrissy,christina tina chris,samantha sam
    alexandra alex sandra lexi
    victoria vicky tori,abigail abby,amanda mandy,cynthia cindy,dorothy dot dottie,eleanor ellie nora,theresa terry tess
    pamela pam,stephanie steph,judith judy,virginia ginny,isabella bella izzy,josephine jo josie,melissa missy mel
    jacqueline jackie,madeline maddie,allison allie,angela angie,francisco paco pancho,jose pepe,guadalupe lupe
    roberto beto
    """
}
