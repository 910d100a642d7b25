package org.calabaria.random;

/**
 * Standard exponential numbers from 256 strips of equal area under {@code f(x) = exp(-x)}.
 *
 * <p>Source: G. Marsaglia and W. W. Tsang, "The Ziggurat Method for Generating Random Variables", Journal of
 * Statistical Software 5(8), 2000, doi:10.18637/jss.v005.i08, with the index and 53 bits of the abscissa from one word,
 * in NumPy's layout. The tables are those of NumPy, bit for bit; {@code ExponentialZigguratTest} derives them again.
 */
final class ExponentialZiggurat {

    /** The start of the tail, which is also the right edge of the lowest full strip. */
    static final double R = 7.69711747013104972;
    /** The area of every strip; the tail is part of the lowest strip. */
    static final double AREA = 0.0039496598225815571993;

    private ExponentialZiggurat() {}

    static double draw(Pcg64 rng) {
        while (true) {
            long word = rng.nextLong();
            int strip = (int) (word >>> 3) & 0xff;
            long abscissa = word >>> 11;
            double x = abscissa * W[strip];
            if (abscissa < K[strip]) {
                return x;
            }
            if (strip == 0) {
                return R - StrictMath.log1p(-rng.nextDouble());
            }
            double height = (F[strip - 1] - F[strip]) * rng.nextDouble() + F[strip];
            if (height < StrictMath.exp(-x)) {
                return x;
            }
        }
    }

    /** The inner edge of a strip divided by its outer edge, times 2^53. */
    static long k(int strip) {
        return K[strip];
    }

    /**
     * The outer edge of a strip divided by 2^53; for the lowest strip, its area divided by its height, divided by 2^53.
     */
    static double w(int strip) {
        return W[strip];
    }

    /** The density at the outer edge of a strip, 1 for the lowest index. */
    static double f(int strip) {
        return F[strip];
    }

    /** An abscissa below this value lies inside the strip, and is accepted without computing the density. */
    private static final long[] K = {
        0x001c5214272497c6L, 0x0000000000000000L, 0x00137d5bd79c317eL, 0x00186ef58e3f3c10L,
        0x001a9bb7320eb0aeL, 0x001bd127f719447cL, 0x001c951d0f88651aL, 0x001d1bfe2d5c3972L,
        0x001d7e5bd56b18b2L, 0x001dc934dd172c70L, 0x001e0409dfac9dc8L, 0x001e337b71d47836L,
        0x001e5a8b177cb7a2L, 0x001e7b42096f046cL, 0x001e970daf08ae3eL, 0x001eaef5b14ef09eL,
        0x001ec3bd07b46556L, 0x001ed5f6f08799ceL, 0x001ee614ae6e5688L, 0x001ef46eca361cd0L,
        0x001f014b76ddd4a4L, 0x001f0ce313a796b6L, 0x001f176369f1f77aL, 0x001f20f20c452570L,
        0x001f29ae1951a874L, 0x001f31b18fb95532L, 0x001f39125157c106L, 0x001f3fe2eb6e694cL,
        0x001f463332d788faL, 0x001f4c10bf1d3a0eL, 0x001f51874c5c3322L, 0x001f56a109c3ecc0L,
        0x001f5b66d9099996L, 0x001f5fe08210d08cL, 0x001f6414dd445772L, 0x001f6809f6859678L,
        0x001f6bc52a2b02e6L, 0x001f6f4b3d32e4f4L, 0x001f72a07190f13aL, 0x001f75c8974d09d6L,
        0x001f78c71b045cc0L, 0x001f7b9f12413ff4L, 0x001f7e5346079f8aL, 0x001f80e63be21138L,
        0x001f835a3dad9162L, 0x001f85b16056b912L, 0x001f87ed89b24262L, 0x001f8a10759374faL,
        0x001f8c1bba3d39acL, 0x001f8e10cc45d04aL, 0x001f8ff102013e16L, 0x001f91bd968358e0L,
        0x001f9377ac47afd8L, 0x001f95204f8b64daL, 0x001f96b878633892L, 0x001f98410c968892L,
        0x001f99bae146ba80L, 0x001f9b26bc697f00L, 0x001f9c85561b717aL, 0x001f9dd759cfd802L,
        0x001f9f1d6761a1ceL, 0x001fa058140936c0L, 0x001fa187eb3a3338L, 0x001fa2ad6f6bc4fcL,
        0x001fa3c91ace0682L, 0x001fa4db5fee6aa2L, 0x001fa5e4aa4d097cL, 0x001fa6e55ee46782L,
        0x001fa7dddca51ec4L, 0x001fa8ce7ce6a874L, 0x001fa9b793ce5feeL, 0x001faa9970adb858L,
        0x001fab745e588232L, 0x001fac48a3740584L, 0x001fad1682bf9fe8L, 0x001fadde3b5782c0L,
        0x001faea008f21d6cL, 0x001faf5c2418b07eL, 0x001fb012c25b7a12L, 0x001fb0c41681dff4L,
        0x001fb17050b6f1faL, 0x001fb2179eb2963aL, 0x001fb2ba2bdfa84aL, 0x001fb358217f4e18L,
        0x001fb3f1a6c9be0cL, 0x001fb486e10cacd6L, 0x001fb517f3c793fcL, 0x001fb5a500c5fdaaL,
        0x001fb62e2837fe58L, 0x001fb6b388c9010aL, 0x001fb7353fb50798L, 0x001fb7b368dc7da8L,
        0x001fb82e1ed6ba08L, 0x001fb8a57b0347f6L, 0x001fb919959a0f74L, 0x001fb98a85ba7204L,
        0x001fb9f861796f26L, 0x001fba633deee286L, 0x001fbacb2f41ec16L, 0x001fbb3048b49144L,
        0x001fbb929caea4e2L, 0x001fbbf23cc8029eL, 0x001fbc4f39d22994L, 0x001fbca9a3e140d4L,
        0x001fbd018a548f9eL, 0x001fbd56fbde729cL, 0x001fbdaa068bd66aL, 0x001fbdfab7cb3f40L,
        0x001fbe491c7364deL, 0x001fbe9540c9695eL, 0x001fbedf3086b128L, 0x001fbf26f6de6174L,
        0x001fbf6c9e828ae2L, 0x001fbfb031a904c4L, 0x001fbff1ba0ffdb0L, 0x001fc03141024588L,
        0x001fc06ecf5b54b2L, 0x001fc0aa6d8b1426L, 0x001fc0e42399698aL, 0x001fc11bf9298a64L,
        0x001fc151f57d1942L, 0x001fc1861f770f4aL, 0x001fc1b87d9e74b4L, 0x001fc1e91620ea42L,
        0x001fc217eed505deL, 0x001fc2450d3c83feL, 0x001fc27076864fc2L, 0x001fc29a2f90630eL,
        0x001fc2c23ce98046L, 0x001fc2e8a2d2c6b4L, 0x001fc30d654122ecL, 0x001fc33087de9c0eL,
        0x001fc3520e0b7ec6L, 0x001fc371fadf66f8L, 0x001fc390512a2886L, 0x001fc3ad137497faL,
        0x001fc3c844013348L, 0x001fc3e1e4ccab40L, 0x001fc3f9f78e4da8L, 0x001fc4107db85060L,
        0x001fc4257877fd68L, 0x001fc438e8b5bfc6L, 0x001fc44acf15112aL, 0x001fc45b2bf447e8L,
        0x001fc469ff6c4504L, 0x001fc477495001b2L, 0x001fc483092bfbb8L, 0x001fc48d3e457ff6L,
        0x001fc495e799d21aL, 0x001fc49d03dd30b0L, 0x001fc4a29179b432L, 0x001fc4a68e8e07fcL,
        0x001fc4a8f8ebfb8cL, 0x001fc4a9ce16ea9eL, 0x001fc4a90b41fa34L, 0x001fc4a6ad4e28a0L,
        0x001fc4a2b0c82e74L, 0x001fc49d11e62de2L, 0x001fc495cc852df4L, 0x001fc48cdc265ec0L,
        0x001fc4823bec237aL, 0x001fc475e696dee6L, 0x001fc467d6817e82L, 0x001fc458059dc036L,
        0x001fc4466d702e20L, 0x001fc433070bcb98L, 0x001fc41dcb0d6e0eL, 0x001fc406b196bbf6L,
        0x001fc3edb248cb62L, 0x001fc3d2c43e593cL, 0x001fc3b5de0591b4L, 0x001fc396f599614cL,
        0x001fc376005a4592L, 0x001fc352f3069370L, 0x001fc32dc1b22818L, 0x001fc3065fbd7888L,
        0x001fc2dcbfcbf262L, 0x001fc2b0d3b99f9eL, 0x001fc2828c8ffcf0L, 0x001fc251da79f164L,
        0x001fc21eacb6d39eL, 0x001fc1e8f18c6756L, 0x001fc1b09637bb3cL, 0x001fc17586dccd10L,
        0x001fc137ae74d6b6L, 0x001fc0f6f6bb2414L, 0x001fc0b348184da4L, 0x001fc06c898baff0L,
        0x001fc022a092f364L, 0x001fbfd5710f72b8L, 0x001fbf84dd29488eL, 0x001fbf30c52fc60aL,
        0x001fbed907770cc6L, 0x001fbe7d80327ddaL, 0x001fbe1e094ba614L, 0x001fbdba7a354408L,
        0x001fbd52a7b9f826L, 0x001fbce663c6201aL, 0x001fbc757d2c4de4L, 0x001fbbffbf63b7aaL,
        0x001fbb84f23fe6a2L, 0x001fbb04d9a0d18cL, 0x001fba7f351a70acL, 0x001fb9f3bf92b618L,
        0x001fb9622ed4abfcL, 0x001fb8ca33174a16L, 0x001fb82b76765b54L, 0x001fb7859c5b895cL,
        0x001fb6d840d55594L, 0x001fb622f7d96942L, 0x001fb5654c6f37e0L, 0x001fb49ebfbf69d2L,
        0x001fb3cec803e746L, 0x001fb2f4cf539c3eL, 0x001fb21032442852L, 0x001fb1203e5a9604L,
        0x001fb0243042e1c2L, 0x001faf1b31c479a6L, 0x001fae045767e104L, 0x001facde9dbf2d72L,
        0x001faba8e640060aL, 0x001faa61f399ff28L, 0x001fa908656f66a2L, 0x001fa79ab3508d3cL,
        0x001fa61726d1f214L, 0x001fa47bd48bea00L, 0x001fa2c693c5c094L, 0x001fa0f4f47df314L,
        0x001f9f04336bbe0aL, 0x001f9cf12b79f9bcL, 0x001f9ab84415abc4L, 0x001f98555b782fb8L,
        0x001f95c3abd03f78L, 0x001f92fda9cef1f2L, 0x001f8ffcda9ae41cL, 0x001f8cb99e7385f8L,
        0x001f892aec479606L, 0x001f8545f904db8eL, 0x001f80fdc336039aL, 0x001f7c427839e926L,
        0x001f7700a3582accL, 0x001f71200f1a241cL, 0x001f6a8234b7352aL, 0x001f630000a8e266L,
        0x001f5a66904fe3c4L, 0x001f50724ece1172L, 0x001f44c7665c6fdaL, 0x001f36e5a38a59a2L,
        0x001f26143450340aL, 0x001f113e047b0414L, 0x001ef6aefa57cbe6L, 0x001ed38ca188151eL,
        0x001ea2a61e122db0L, 0x001e5961c78b267cL, 0x001dddf62bac0bb0L, 0x001cdb4dd9e4e8c0L
    };

    /** The outer edge of a strip divided by 2^53. */
    private static final double[] W = doubles(new long[] {
        0x3cd164ec94bf5dc1L, 0x3c60589d8b5d4119L, 0x3c6ad6b2495b4d2bL, 0x3c719335a95b8dbaL,
        0x3c7522e6e54a2a73L, 0x3c785090fbc27a80L, 0x3c7b38d1ef79b7ccL, 0x3c7decd8b76dbd98L,
        0x3c803bf049c65c3cL, 0x3c8170db24d6f670L, 0x3c82980290da2633L, 0x3c83b388fe3d6ecaL,
        0x3c84c515c60bfe21L, 0x3c85cdf89d024ac3L, 0x3c86cf40f0a72bbdL, 0x3c87c9cdda17d019L,
        0x3c88be5954d3606fL, 0x3c89ad80552237d2L, 0x3c8a97c8be5d5203L, 0x3c8b7da5dddda3c4L,
        0x3c8c5f7bd78c3f89L, 0x3c8d3da24df17c36L, 0x3c8e186678f1735aL, 0x3c8ef00ccf5f4faaL,
        0x3c8fc4d25d683209L, 0x3c904b76ed6a7558L, 0x3c90b348479b80fcL, 0x3c9119f38749f5afL,
        0x3c917f8ceb4bdfa0L, 0x3c91e426e93e49e7L, 0x3c9247d26538ff2eL, 0x3c92aa9ee123680bL,
        0x3c930c9aa526da4bL, 0x3c936dd2e26d8202L, 0x3c93ce53d12162a0L, 0x3c942e28ca706748L,
        0x3c948d5c5f35e712L, 0x3c94ebf86bcd0b93L, 0x3c954a0629786f4dL, 0x3c95a78e3db8befdL,
        0x3c960498c7dd2ecfL, 0x3c96612d6d0c68e0L, 0x3c96bd5362faa944L, 0x3c971911797990bbL,
        0x3c97746e23077973L, 0x3c97cf6f7c7e8172L, 0x3c982a1b53fed599L, 0x3c9884772f2be1ecL,
        0x3c98de8850d0c52aL, 0x3c993853bdfda244L, 0x3c9991de42ad1338L, 0x3c99eb2c75ff03bfL,
        0x3c9a4442be14884aL, 0x3c9a9d255396d261L, 0x3c9af5d844f224c9L, 0x3c9b4e5f794c979bL,
        0x3c9ba6beb33f8f89L, 0x3c9bfef99359fe99L, 0x3c9c57139a70d29fL, 0x3c9caf102bc25adbL,
        0x3c9d06f28ef0e6fbL, 0x3c9d5ebdf1d86b8dL, 0x3c9db6756a429057L, 0x3c9e0e1bf77c31feL,
        0x3c9e65b483cf1044L, 0x3c9ebd41e5e21b62L, 0x3c9f14c6e202949fL, 0x3c9f6c462b57feb5L,
        0x3c9fc3c26504a9a1L, 0x3ca00d9f119a3cd9L, 0x3ca0395df60db162L, 0x3ca0651f1c7276f8L,
        0x3ca090e3bb4b0072L, 0x3ca0bcad03710137L, 0x3ca0e87c207a2f66L, 0x3ca114523917ac15L,
        0x3ca140306f707dbeL, 0x3ca16c17e1777ffbL, 0x3ca19809a93d2396L, 0x3ca1c406dd3d5283L,
        0x3ca1f01090a9c4e2L, 0x3ca21c27d3b10e05L, 0x3ca2484db3c2a329L, 0x3ca274833bd0189fL,
        0x3ca2a0c9748bcdaaL, 0x3ca2cd2164a53b5dL, 0x3ca2f98c11031721L, 0x3ca3260a7cfb7611L,
        0x3ca3529daa8a1ba1L, 0x3ca37f469a851af0L, 0x3ca3ac064ccfeffcL, 0x3ca3d8ddc08d336dL,
        0x3ca405cdf44f09c4L, 0x3ca432d7e6466cd0L, 0x3ca45ffc94716ca7L, 0x3ca48d3cfcc883c4L,
        0x3ca4ba9a1d6b18a4L, 0x3ca4e814f4cb45eaL, 0x3ca515ae81d900fbL, 0x3ca54367c42cb5f8L,
        0x3ca57141bc316f27L, 0x3ca59f3d6b4e9cf9L, 0x3ca5cd5bd4119335L, 0x3ca5fb9dfa56cf26L,
        0x3ca62a04e3731a2eL, 0x3ca65891965c9b8cL, 0x3ca687451bd3ebeeL, 0x3ca6b6207e8d3cdfL,
        0x3ca6e524cb59a608L, 0x3ca714531150a9fbL, 0x3ca743ac61fa041cL, 0x3ca77331d177d130L,
        0x3ca7a2e476b1240aL, 0x3ca7d2c56b7d17f7L, 0x3ca802d5ccce7277L, 0x3ca83316badfe62aL,
        0x3ca86389596108e7L, 0x3ca8942ecfa40f54L, 0x3ca8c50848cc6094L, 0x3ca8f616f3fe1513L,
        0x3ca9275c048e73e1L, 0x3ca958d8b235828aL, 0x3ca98a8e3940bbf4L, 0x3ca9bc7ddac7035dL,
        0x3ca9eea8dcdde951L, 0x3caa21108ad0592dL, 0x3caa53b63556c690L, 0x3caa869b32d0f30fL,
        0x3caab9c0df81657aL, 0x3caaed289dcaacffL, 0x3cab20d3d66e8bb5L, 0x3cab54c3f8cf2542L,
        0x3cab88fa7b324fb6L, 0x3cabbd78db072610L, 0x3cabf2409d2dfd85L, 0x3cac27534e42e02dL,
        0x3cac5cb282eab1a4L, 0x3cac925fd82323fbL, 0x3cacc85cf395a56cL, 0x3cacfeab83ed7180L,
        0x3cad354d4130f2adL, 0x3cad6c43ed1ea3feL, 0x3cada391538da50aL, 0x3caddb374ad2357fL,
        0x3cae1337b426509bL, 0x3cae4b947c16a452L, 0x3cae844f9af4237fL, 0x3caebd6b154a7678L,
        0x3caef6e8fc5b9168L, 0x3caf30cb6ea0bc7fL, 0x3caf6b1498515ed0L, 0x3cafa5c6b3efe1e5L,
        0x3cafe0e40add09d8L, 0x3cb00e377af911d4L, 0x3cb02c34ef11391bL, 0x3cb04a6b9e9224a3L,
        0x3cb068dccf1126dbL, 0x3cb08789cf3aad0fL, 0x3cb0a673f733c819L, 0x3cb0c59ca900946fL,
        0x3cb0e50550efcfb7L, 0x3cb104af660befceL, 0x3cb1249c6a92154aL, 0x3cb144cdec6f3a2bL,
        0x3cb1654585c404c1L, 0x3cb18604dd6fae9eL, 0x3cb1a70da7a27820L, 0x3cb1c861a6782a5aL,
        0x3cb1ea02aa9b3370L, 0x3cb20bf293f0f4a2L, 0x3cb22e33524fe550L, 0x3cb250c6e6403bbaL,
        0x3cb273af61c7daa6L, 0x3cb296eee942532bL, 0x3cb2ba87b445db51L, 0x3cb2de7c0e962d70L,
        0x3cb302ce59265965L, 0x3cb327810b2aa7d0L, 0x3cb34c96b33bc965L, 0x3cb37211f88ca856L,
        0x3cb397f59c345143L, 0x3cb3be447a8d8b83L, 0x3cb3e5018cadded0L, 0x3cb40c2fe9f5eeadL,
        0x3cb433d2c9bd42f8L, 0x3cb45bed851bc92cL, 0x3cb4848398d39432L, 0x3cb4ad98a75da14cL,
        0x3cb4d7307b1cb127L, 0x3cb5014f08b99508L, 0x3cb52bf871acaab2L, 0x3cb5573106f8a75aL,
        0x3cb582fd4c1b4461L, 0x3cb5af61fa38e107L, 0x3cb5dc640388bd9eL, 0x3cb60a0897081879L,
        0x3cb63855247b2e94L, 0x3cb6674f60c3f432L, 0x3cb696fd4a9748eeL, 0x3cb6c7652f9a7b1eL,
        0x3cb6f88db1f42507L, 0x3cb72a7dce5cd218L, 0x3cb75d3ce2bd71c3L, 0x3cb790d2b56b71f9L,
        0x3cb7c5477d1476d3L, 0x3cb7faa3e96e1412L, 0x3cb830f12cc0bec3L, 0x3cb8683906687342L,
        0x3cb8a085ce695babL, 0x3cb8d9e2823b3695L, 0x3cb9145ad2f37544L, 0x3cb94ffb34fc2a0eL,
        0x3cb98cd0f18d1ad8L, 0x3cb9caea3a24d9eaL, 0x3cba0a563e49f178L, 0x3cba4b2543e84c3bL,
        0x3cba8d68c2ad86eaL, 0x3cbad13382d845c4L, 0x3cbb1699c003b60aL, 0x3cbb5db15091ea0fL,
        0x3cbba691d276da5eL, 0x3cbbf154de4bef77L, 0x3cbc3e1641c2e0a7L, 0x3cbc8cf442c8c8f4L,
        0x3cbcde0fecf2a97fL, 0x3cbd318d6b2738c5L, 0x3cbd87946fec3becL, 0x3cbde050af4ef19fL,
        0x3cbe3bf26e190960L, 0x3cbe9aaf2af383c1L, 0x3cbefcc26750ea4aL, 0x3cbf626e9791f7a7L,
        0x3cbfcbfe43f6c6e5L, 0x3cc01ce2b362ec2eL, 0x3cc056118bf58eefL, 0x3cc091c1cdcba54eL,
        0x3cc0d031785d48a0L, 0x3cc111a8034392a6L, 0x3cc156786775442aL, 0x3cc19f03bcb3c2d6L,
        0x3cc1ebbca0c9fa7cL, 0x3cc23d2bb659919fL, 0x3cc293f5ae49aaa5L, 0x3cc2f0e38a4411f0L,
        0x3cc354ee27ccf75eL, 0x3cc3c14ec7c8b861L, 0x3cc4379766e41362L, 0x3cc4b9d7cd4751d1L,
        0x3cc54ad83ccf73f6L, 0x3cc5ee7ae17313d2L, 0x3cc6aa676d4bbf72L, 0x3cc78750d6eac62fL,
        0x3cc8939fe6f2ed19L, 0x3cc9e9dc0d487b85L, 0x3ccbc39e51da71fcL, 0x3ccec9d9297ebb83L
    });

    /** The density at the outer edge. */
    private static final double[] F = doubles(new long[] {
        0x3ff0000000000000L, 0x3fee0545e5881137L, 0x3fecd0a65081fff1L, 0x3febe5007beb7b27L,
        0x3feb210f0ee67f2aL, 0x3fea76baa562fae7L, 0x3fe9de9715556d9bL, 0x3fe95431c455aa39L,
        0x3fe8d4a376d3d22fL, 0x3fe85de87806c5b8L, 0x3fe7ee8a2d243126L, 0x3fe7856e9b09d47eL,
        0x3fe721bb5ba94b63L, 0x3fe6c2c3498418c6L, 0x3fe667fa6d4f5c06L, 0x3fe610edc1a7af66L,
        0x3fe5bd3d694cac75L, 0x3fe56c9882da8773L, 0x3fe51eba1578899aL, 0x3fe4d366c151f8afL,
        0x3fe48a6afb8ee069L, 0x3fe44399afa8e125L, 0x3fe3fecb2bb18b80L, 0x3fe3bbdc44e1d114L,
        0x3fe37aada708ddd9L, 0x3fe33b23450e6318L, 0x3fe2fd23e345da5eL, 0x3fe2c098b61f4f24L,
        0x3fe2856d111132bdL, 0x3fe24b8e228c50a3L, 0x3fe212eaba813ec8L, 0x3fe1db7319877b89L,
        0x3fe1a518c71e3b25L, 0x3fe16fce6dce6feeL, 0x3fe13b87bc33169cL, 0x3fe108394a1cc38dL,
        0x3fe0d5d8812b1e2bL, 0x3fe0a45b8854d02aL, 0x3fe073b931ee3b7dL, 0x3fe043e8ebd26548L,
        0x3fe014e2b160f324L, 0x3fdfcd3dfe214576L, 0x3fdf722d8ebfc5faL, 0x3fdf1886d1eb424dL,
        0x3fdec03d4b969d90L, 0x3fde6945367dd351L, 0x3fde139375e137fcL, 0x3fddbf1d88a7210cL,
        0x3fdd6bd97db9ed7aL, 0x3fdd19bde97e1a0bL, 0x3fdcc8c1dc40e092L, 0x3fdc78dcd983fb60L,
        0x3fdc2a06d00ea583L, 0x3fdbdc3812aeeeb5L, 0x3fdb8f6951990b88L, 0x3fdb43939454806fL,
        0x3fdaf8b03428ef5fL, 0x3fdaaeb8d6fdf6e5L, 0x3fda65a76aa30140L, 0x3fda1d76207521f4L,
        0x3fd9d61f695a3792L, 0x3fd98f9df2097ba8L, 0x3fd949ec9f9a8110L, 0x3fd905068c545d04L,
        0x3fd8c0e704b75d39L, 0x3fd87d8984bc3f8cL, 0x3fd83ae9b5446138L, 0x3fd7f90369b6ce59L,
        0x3fd7b7d29dc6801eL, 0x3fd77753735e72e3L, 0x3fd7378230b08deaL, 0x3fd6f85b3e649e9dL,
        0x3fd6b9db25e4e99cL, 0x3fd67bfe8fc60d9fL, 0x3fd63ec2424827e4L, 0x3fd602231fef5876L,
        0x3fd5c61e2631ee6cL, 0x3fd58ab06c3aa9efL, 0x3fd54fd721bda3e7L, 0x3fd5158f8dde89f5L,
        0x3fd4dbd70e26f91dL, 0x3fd4a2ab158bdad3L, 0x3fd46a092b80beefL, 0x3fd431eeeb1841e2L,
        0x3fd3fa5a0230a14eL, 0x3fd3c34830abb285L, 0x3fd38cb747b17defL, 0x3fd356a528fcd0ddL,
        0x3fd3210fc6312435L, 0x3fd2ebf520394270L, 0x3fd2b75346ae2262L, 0x3fd2832857457629L,
        0x3fd24f727d4776fdL, 0x3fd21c2ff10b7effL, 0x3fd1e95ef77b09dbL, 0x3fd1b6fde19abc5aL,
        0x3fd1850b0c191982L, 0x3fd15384dee291efL, 0x3fd12269ccba9fbaL, 0x3fd0f1b852d9a66cL,
        0x3fd0c16ef88f5333L, 0x3fd0918c4ee93e13L, 0x3fd0620ef05d90d2L, 0x3fd032f580797c2cL,
        0x3fd0043eab93476aL, 0x3fcfabd24cff9354L, 0x3fcf4fe75c963e7eL, 0x3fcef4ba0fe8e09bL,
        0x3fce9a48005940f2L, 0x3fce408ed62f83a7L, 0x3fcde78c48224f39L, 0x3fcd8f3e1ae3eeb8L,
        0x3fcd37a220b431fdL, 0x3fcce0b638f6d09fL, 0x3fcc8a784fce1802L, 0x3fcc34e65db9afeeL,
        0x3fcbdffe67394435L, 0x3fcb8bbe7c72e4a5L, 0x3fcb3824b8dcef3eL, 0x3fcae52f42eb5b0bL,
        0x3fca92dc4bc03c49L, 0x3fca412a0edf5cbcL, 0x3fc9f016d1e4c512L, 0x3fc99fa0e43e1623L,
        0x3fc94fc69ee692a1L, 0x3fc900866425bb79L, 0x3fc8b1de9f5062d5L, 0x3fc863cdc48c1af9L,
        0x3fc816525094e7e6L, 0x3fc7c96ac8851baeL, 0x3fc77d15b99f46feL, 0x3fc73151b91a2839L,
        0x3fc6e61d63ee84eaL, 0x3fc69b775ea6da28L, 0x3fc6515e5530d1acL, 0x3fc607d0fab06a31L,
        0x3fc5bece0954c2b6L, 0x3fc57654422e78f5L, 0x3fc52e626d078c49L, 0x3fc4e6f7583cb6faL,
        0x3fc4a011d8983096L, 0x3fc459b0c92dccc6L, 0x3fc413d30b386a9aL, 0x3fc3ce7785f8a905L,
        0x3fc3899d2694d5c9L, 0x3fc34542dffa0cafL, 0x3fc30167aabe7d6eL, 0x3fc2be0a8504cf34L,
        0x3fc27b2a72609940L, 0x3fc238c67bbbe878L, 0x3fc1f6ddaf3dca65L, 0x3fc1b56f2031d666L,
        0x3fc17479e6f0ae78L, 0x3fc133fd20c9712fL, 0x3fc0f3f7efec1720L, 0x3fc0b4697b54b62fL,
        0x3fc07550eeb7a5beL, 0x3fc036ad7a6e7f04L, 0x3fbff0fca6cbea8dL, 0x3fbf758566190414L,
        0x3fbefaf3ae83c33cL, 0x3fbe8146048eb9ccL, 0x3fbe087af561bafbL, 0x3fbd909116ad9398L,
        0x3fbd198706914dd7L, 0x3fbca35b6b80fd57L, 0x3fbc2e0cf42e10afL, 0x3fbbb99a5771268fL,
        0x3fbb460254356548L, 0x3fbad343b1655465L, 0x3fba615d3dd938b7L, 0x3fb9f04dd046f428L,
        0x3fb9801447336b70L, 0x3fb910af88e574b9L, 0x3fb8a21e835a533bL, 0x3fb834602c3bc4baL,
        0x3fb7c77380d7a6f3L, 0x3fb75b5786193c1eL, 0x3fb6f00b488416b6L, 0x3fb6858ddc30b620L,
        0x3fb61bde5ccadef7L, 0x3fb5b2fbed91bb3eL, 0x3fb54ae5b959d036L, 0x3fb4e39af290d929L,
        0x3fb47d1ad343985cL, 0x3fb417649d25b10eL, 0x3fb3b277999b9f9eL, 0x3fb34e5319c6e718L,
        0x3fb2eaf676948dd1L, 0x3fb2886110ce0570L, 0x3fb22692512c9d8cL, 0x3fb1c589a86fa340L,
        0x3fb165468f755392L, 0x3fb105c88756ca50L, 0x3fb0a70f19871b3bL, 0x3fb04919d7f5c817L,
        0x3fafd7d0ba699676L, 0x3faf1ef49944e834L, 0x3fae679ea52eb2e5L, 0x3fadb1ce49315810L,
        0x3facfd83031e794aL, 0x3fac4abc640721e9L, 0x3fab997a10bed985L, 0x3faae9bbc26a8084L,
        0x3faa3b81471bf138L, 0x3fa98eca827b7c4cL, 0x3fa8e3976e80776dL, 0x3fa839e81c3a396bL,
        0x3fa791bcb4ab089eL, 0x3fa6eb1579b6af52L, 0x3fa645f2c726a041L, 0x3fa5a25513c5d2caL,
        0x3fa5003cf296c5ebL, 0x3fa45fab14266b19L, 0x3fa3c0a047ff18ffL, 0x3fa3231d7e3f14aeL,
        0x3fa28723c956c00cL, 0x3fa1ecb45ff312d4L, 0x3fa153d09f19b3a1L, 0x3fa0bc7a0c7cd651L,
        0x3fa026b2590dfaeeL, 0x3f9f24f6c7af9890L, 0x3f9dffae7a517468L, 0x3f9cdd9054331b0cL,
        0x3f9bbea150fa5870L, 0x3f9aa2e6e6924e9bL, 0x3f998a670f132a48L, 0x3f98752853ec9967L,
        0x3f976331da87fc96L, 0x3f96548b72a24077L, 0x3f95493da6ab0251L, 0x3f944151ce87f0beL,
        0x3f933cd225315d84L, 0x3f923bc9e1b93a32L, 0x3f913e4554725f5fL, 0x3f904452091e02f0L,
        0x3f8e9bfdde89c7ceL, 0x3f8cb6b9146e2757L, 0x3f8ad8fa5542c92dL, 0x3f8902ea688fa7bdL,
        0x3f8734b6e6aa74f5L, 0x3f856e930be416cbL, 0x3f83b0b8c1516f62L, 0x3f81fb69edb37671L,
        0x3f804ef2295fd7f9L, 0x3f7d5751fa745dc5L, 0x3f7a23e9d4974836L, 0x3f77049f37ec3620L,
        0x3f73fa97cee322fdL, 0x3f71073d69574043L, 0x3f6c58b381cd4b11L, 0x3f66d888f3a1feffL,
        0x3f61946ba8e1a324L, 0x3f592bb5540c3e25L, 0x3f4fb20af78dfcb9L, 0x3f3dc31c329f0b4bL
    });

    private static double[] doubles(long[] bits) {
        double[] values = new double[bits.length];
        for (int i = 0; i < bits.length; i++) {
            values[i] = Double.longBitsToDouble(bits[i]);
        }
        return values;
    }
}
