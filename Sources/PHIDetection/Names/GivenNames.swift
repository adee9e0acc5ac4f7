/// Frequent given names in the United States, short forms included.
enum GivenNames {
  static let common = """
    aaron abby abdul abigail abraham ada adam addison adele adrian adriana adrienne agnes ahmed aidan aiden aileen aisha
    alan alana albert alberto alec alejandra alejandro alex alexa alexander alexandra alexandria alexis alfonso alfred
    alfredo ali alice alicia alisha alison allan allen allison alma alvin alyssa amanda amber amelia amina amir amy ana
    anastasia anders andre andrea andreas andres andrew andy angel angela angelica angelina angelo anita ann anna anne
    annette annie anthony antoinette antonia antonio anya april archie ariana arianna ariel arjun arlene armando arnold
    arthur arturo asher ashley ashlyn audrey aurora austin autumn ava avery bailey barbara barry beatrice beatriz becky
    belinda ben benjamin bennie bernadette bernard bernice bert bertha bessie beth bethany betsy betty beverly bianca
    blake blanca bob bobby bonnie boris brad bradley brady brandi brandon brandy brayden brenda brendan brent brett
    brian briana brianna bridget brittany brittney brooke bruce bryan bryce bryant caitlin caleb calvin cameron camila
    camille candace candice carla carlos carlton carmen carol carole carolina caroline carolyn carrie carter casey
    cassandra cassie catalina catherine cathy cecelia cecil cecilia cedric cesar chad charlene charles charlie charlotte
    chase chelsea cheryl chester chloe chris christian christie christina christine christopher christy cindy claire
    clara clarence clarissa claudia clayton clifford clifton clinton clyde cody colby cole colin colleen connie
    connor constance cora corey cory courtney craig cristina crystal curtis cynthia daisy dale damian damien damon dan
    dana daniel daniela danielle danny daphne darius darlene darnell darrell darren darryl daryl dave david davis dawn
    dean deanna debbie deborah debra declan deepak delia della delores denise dennis derek derrick desiree desmond
    destiny devin devon dexter diana diane dianna dianne diego dimitri dirk dmitri dolores dominic dominique don donald
    donna donnie dora doreen doris dorothy doug douglas duane dustin dwayne dwight dylan earl eddie edgar edith edmund
    eduardo edward edwin eileen elaine eleanor elena eli elias elijah elisa elise eliza elizabeth ella ellen ellie
    elliot elliott elmer eloise elsa elsie emanuel emil emilia emilio emily emma emmanuel enrique eric erica erick erik
    erika erin ernest ernesto esmeralda esperanza essie estelle esteban esther ethan ethel eugene eunice eva evan eve
    evelyn everett ezra faith fatima faye felicia felipe felix fernando fiona flora florence floyd frances francesca
    francine francis francisco frank franklin fred freda freddie frederick gabriel gabriela gabriella gabrielle gail
    garrett garry gary gavin gene geneva genevieve geoffrey george georgia gerald geraldine gerard gertrude gianna
    gilbert gina giovanni giulia gladys glen glenda glenn gloria gordon grady graham grant greg gregg gregory greta
    gretchen guadalupe guillermo gustavo guy gwen gwendolyn hailey hank hannah harold harriet harrison harry harvey
    hassan hattie hazel heather hector heidi helen helena henrietta henry herbert herman hilda hillary holly homer hope
    horace howard hubert hudson hugh hugo hunter ian ibrahim ida ignacio igor imani ines ingrid ira irene iris irma
    irving
    isaac isabel isabella isabelle isaiah ismael ivan ivy jack jackie jackson jaclyn jacob jacqueline jada jaden jaime
    jake jamal james jamie jan jane janet janice janis jared jasmine jason javier jay jayden jean jeanette jeanne jeff
    jeffery jeffrey jenna jennie jennifer jenny jeremiah jeremy jermaine jerome jerry jesse jessica jessie jesus jill
    jillian jim jimmie jimmy jo joan joann joanna joanne jocelyn jodi jody joe joel joey johanna john johnathan
    johnathon
    johnnie johnny jon jonah jonathan jonathon jordan jorge jose josefina joseph josephine josh joshua joy joyce juan
    juana juanita judith judy julia julian juliana julie juliet julio julius june justin kaitlyn kara karen kari karin
    karina karl karla kate katelyn katherine kathleen kathryn kathy katie katrina kay kayla keisha keith kelli kellie
    kelly kelsey ken kendall kendra kenneth kenny kent kerri kerry kevin khalid kim kimberly kirk kirsten krista kristen
    kristi kristin kristina kristine kristy krystal kurt kyle lamar lana lance landon lara larry latasha latoya laura
    lauren laurie lawrence leah leandro lee leigh leila lena lenora leo leon leona leonard leonardo leroy leslie lester
    leticia levi lewis liam lila lillian lillie lily linda lindsay lindsey lionel lisa liz lloyd logan lois lola lonnie
    lora loren lorena lorenzo loretta lori lorraine louis louise lucas lucia luciana lucille lucinda lucy luis luisa
    luke
    lula luna luther luz lydia lyle lynda lynn lynne mabel mack mackenzie madeleine madeline madison mae maggie malcolm
    malik mandy manuel marc marcela marcia marco marcos marcus margaret margarita margie margo marguerite maria mariah
    mariam marian mariana marianne marie marilyn mario marion marisa marisol marissa marjorie mark marlene marlon marsha
    marshall marta martha martin martina marty marvin mary maryann mason mateo mathew matt matthew mattie maureen
    maurice
    max maxine maya megan meghan mei melanie melba melinda melissa melody melvin mercedes meredith mia michael michaela
    micheal michele michelle miguel mike mildred miles milton mindy minnie miranda miriam misty mitchell mohamed
    mohammed
    molly mona monica monique morgan morris moses muhammad muriel myra myron myrtle nadia nadine nancy naomi nasir
    natalia
    natalie natasha nathan nathaniel neal neil nelson nettie nicholas nichole nick nicolas nicole nikki nina noah noel
    nora norma norman octavia olga oliver olivia ollie omar opal ora orlando oscar owen pablo paige pam pamela pat
    patricia patrick patsy patti patty paul paula paulette pauline pearl pedro peggy penelope penny percy perry pete
    peter
    petra philip phillip phoebe phyllis pierre piotr polly preston priscilla priya quentin quinn rachael rachel rafael
    rahul raj ralph ramon ramona randall randy raquel rashid raul ravi ray raymond rebecca regina reginald renee rene
    rhonda ricardo richard rick rickey ricky riley rita rob robert roberta roberto robin robyn rochelle roderick rodney
    rodolfo rodrigo roger roland rolando roman ron ronald ronnie rosa rosalie rosario rosemarie rosemary rosie ross
    roxanne roy ruben ruby rudolph rudy rufus russell ruth ryan sabrina sadie sally salma salvador salvatore sam
    samantha
    sammy samuel sandra sandy sanjay santiago sara sarah sasha saul savannah scott sean sebastian selena serena sergei
    sergio seth shane shannon sharon shaun shawn shawna sheila shelby sheldon shelia shelley shelly sheri sherri sherry
    sheryl shirley sidney sierra silvia simon simone sofia sonia sonja sonya sophia sophie spencer stacey stacy stan
    stanley stefan stella stephanie stephen steve steven stewart stuart sue summer sunil susan susana susie suzanne
    sven svetlana sydney sylvia tabitha tamara tami tammy tanya tara tasha taylor ted teresa teri terrance terrell
    terrence terri terry thelma theodore theresa thomas tiffany tim timothy tina toby todd tom tomas tommy toni tony
    tonya
    tracey traci tracie tracy travis trevor tricia trisha tristan troy tyler tyrone ursula valeria valerie vanessa velma
    vera verna vernon veronica vicki vickie vicky victor victoria vijay vincent viola violet virgil virginia vivian
    vladimir wade wallace walter wanda warren wayne wendell wendy wesley whitney wilbur wilfred willard william willie
    wilma winifred winston wyatt xavier ximena yasmin yesenia yolanda yusuf yvette yvonne zachary zane zoe
    """

  /// Given names that are words, months, places or flowers.
  static let doubtful = """
    claude hope faith joy grace rose may june april summer autumn dawn eve will bill mark art rich chase hunter mason
    carter
    grant frank jack guy dean earl penny pearl ruby opal amber crystal violet lily daisy ivy iris hazel holly olive
    sandy misty sky destiny charity patience angel christian jesus gene ray max drew pat don bob rob sue jo virginia
    georgia carolina dakota austin jackson houston dallas paris london sydney florence victoria lance miles chance
    melody harmony star savannah madison lincoln taylor tyler cooper parker reed wade cliff glen heath rusty buddy
    """
}
